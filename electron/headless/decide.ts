import { readFile } from 'node:fs/promises';
import { differences, readCases, type ReadCase } from '../../shared/core/caseFile';
import { decide, type CaseDecision } from '../../shared/core/decide';
import { Refused } from '../../shared/domain/base/fault';

/** What the verb prints: each case of the file, and where it is not what its `then` says. */
export interface DecidedFile {
  readonly cases: readonly {
    readonly name: string;
    readonly decision: CaseDecision;
    /** Only for a case with `then`; empty where everything is as expected. */
    readonly differences?: readonly string[];
  }[];
}

/**
 * `decide CASE.json`: route, due date, checks, gate for the cases of a scenario file
 * (`test/scenarios/README.md`). Throws `Refused` with the code `wrong-call`, `no-such-file`,
 * `not-json` or `case-not-readable`.
 */
export async function runDecide(argv: readonly string[]): Promise<DecidedFile> {
  const [path, ...more] = argv;
  if (path === undefined || more.length > 0) {
    throw new Refused('wrong-call', 'Call it as: decide CASE.json');
  }
  const cases = readCases(parseJson(await textOf(path)));
  return { cases: cases.map(decided) };
}

function decided({ name, given, then }: ReadCase): DecidedFile['cases'][number] {
  const decision = decide(given);
  if (then === undefined) return { name, decision };
  return { name, decision, differences: differences(then, decision) };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Refused('no-such-file', 'The case file cannot be opened. Check its name and place.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not-json', 'The case file is not JSON. Look for a missing comma or quote.');
  }
}
