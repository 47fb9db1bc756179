import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { basisOperations, BasisDecision, BasisLog, BasisSlice } from './slice';

export interface BasisState {
  readonly basis?: BasisSlice | undefined;
  readonly basisLog?: BasisLog | undefined;
}

/** The decision that holds now, and beside it what is never forgotten. */
export function foldBasis(
  { basis, basisLog }: BasisState,
  operation: OperationOf<typeof basisOperations>,
  stamp: Stamp,
): BasisState {
  const log = basisLog ?? { overrides: [], letters: [] };
  switch (operation.type) {
    case 'basis.decided':
      return decided(operation.body.decision, log, stamp);
    case 'basis.overridden':
      return decided(operation.body.decision, withOverride(log, operation.body, stamp), stamp);
    case 'basis.reopened':
      return {
        basis: undefined,
        basisLog: { ...log, undecided: { ...operation.body, since: stamp } },
      };
    case 'basis.deficiencySent': {
      const letters = [...log.letters, { ...operation.body, sent: stamp }];
      return { basis, basisLog: { ...log, letters } };
    }
    default:
      return assertNever(operation, 'basis operation');
  }
}

function decided(decision: BasisDecision, log: BasisLog, stamp: Stamp): BasisState {
  return { basis: { ...decision, decided: stamp }, basisLog: { ...log, undecided: undefined } };
}

type Overridden = OperationOf<typeof basisOperations> & { type: 'basis.overridden' };

function withOverride(log: BasisLog, { decision }: Overridden['body'], made: Stamp): BasisLog {
  const { row, title, override } = decision;
  return { ...log, overrides: [...log.overrides, { ...override, row, title, made }] };
}
