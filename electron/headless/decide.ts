import { z } from 'zod';
import { differences, readCases, type ReadCase } from '../../shared/core/decide/caseFile';
import { decide, type CaseDecision } from '../../shared/core/decide/decide';
import { readCall } from './arguments';
import { readJson } from './files';

const usage = 'roi decide CASE.json';

/** What the verb prints: each case of the file, and where it is not what its `then` says. */
interface DecidedFile {
  readonly cases: readonly {
    readonly name: string;
    readonly decision: CaseDecision;
    /** Only for a case with `then`; empty where everything is as expected. */
    readonly differences?: readonly string[];
  }[];
}

/** Route, due date, checks and gate for the cases of a scenario file (`test/scenarios/README.md`). */
export async function runDecide(argv: readonly string[]): Promise<DecidedFile> {
  const { file } = readCall(argv, [], usage);
  const cases = readCases(await readJson(file, z.unknown()));
  return { cases: cases.map(decided) };
}

function decided({ name, given, then }: ReadCase): DecidedFile['cases'][number] {
  const decision = decide(given);
  if (then === undefined) return { name, decision };
  return { name, decision, differences: differences(then, decision) };
}
