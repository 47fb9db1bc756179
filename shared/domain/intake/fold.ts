import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { IntakeSlice, intakeOperations, Paper } from './slice';

type IntakeOperation = OperationOf<typeof intakeOperations>;

/** Intake after one more operation; `undefined` before the request was started. */
export function foldIntake(
  slice: IntakeSlice | undefined,
  operation: IntakeOperation,
  stamp: Stamp,
): IntakeSlice {
  if (operation.type === 'intake.started')
    return { form: operation.body.form, papers: [], started: stamp };
  if (!slice) throw new Error(`${operation.type} before intake.started`);
  switch (operation.type) {
    case 'intake.typed':
      return { ...slice, form: operation.body.form };
    case 'intake.paperAdded':
      return { ...slice, papers: [...slice.papers, { ...operation.body.paper, added: stamp }] };
    case 'intake.paperRemoved':
      return {
        ...slice,
        papers: slice.papers.filter((paper) => paper.id !== operation.body.paperId),
      };
    case 'intake.paperRelabelled':
      return { ...slice, papers: slice.papers.map((paper) => relabelled(paper, operation.body)) };
    case 'intake.logged':
      return {
        ...slice,
        form: operation.body.facts,
        facts: operation.body.facts,
        number: operation.body.number,
        logged: stamp,
        rules: operation.body.rules,
      };
    case 'intake.rulesMoved':
      return { ...slice, rules: operation.body.rules };
    default:
      return assertNever(operation, 'intake operation');
  }
}

type Relabelled = Extract<IntakeOperation, { type: 'intake.paperRelabelled' }>['body'];

function relabelled(paper: Paper, { paperId, kind }: Relabelled): Paper {
  return paper.id === paperId ? { ...paper, kind } : paper;
}
