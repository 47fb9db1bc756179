import { z } from 'zod';
import {
  differences,
  readCases,
  readRefusals,
  type ReadCase,
  type RefusedCase,
} from '../../shared/core/decide/caseFile';
import { decide, type CaseDecision } from '../../shared/core/decide/decide';
import { readCall } from './arguments';
import { readJson } from './files';
import { usage } from './usage';

/** What the verb prints: each case of the file, and where it is not what its `then` says. */
interface DecidedFile {
  readonly cases: readonly {
    readonly name: string;
    /** What is wrong with it, by its field, where it cannot be read as its `then` says. */
    readonly decision: CaseDecision | RefusedCase['outcome'];
    /** Only for a case with `then`; empty where everything is as expected. */
    readonly differences?: readonly string[];
  }[];
}

/** Route, due date, checks and gate for the cases of a scenario file (`test/scenarios/README.md`). */
export async function runDecide(argv: readonly string[]): Promise<DecidedFile> {
  const { file } = readCall(argv, [], usage.decide);
  const read = await readJson(file, z.unknown());
  return { cases: [...readCases(read).map(decided), ...readRefusals(read).map(refused)] };
}

function refused({ name, outcome, then }: RefusedCase): DecidedFile['cases'][number] {
  return { name, decision: outcome, differences: differences(then, outcome) };
}

function decided({ name, given, then }: ReadCase): DecidedFile['cases'][number] {
  const decision = decide(given);
  if (then === undefined) return { name, decision };
  return { name, decision, differences: differences(then, decision) };
}
