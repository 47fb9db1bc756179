import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { AuthorizationSlice, authorizationOperations } from './slice';
import { emptyAuthorizationFacts } from './facts';

type AuthorizationOperation = OperationOf<typeof authorizationOperations>;

const undecided = {
  accepted: undefined,
  returned: undefined,
  partReturned: undefined,
  answers: undefined,
};

/** A change of the typed facts takes back an earlier answer: it was given on other facts. */
export function foldAuthorization(
  before: AuthorizationSlice | undefined,
  operation: AuthorizationOperation,
  stamp: Stamp,
): AuthorizationSlice {
  const slice: AuthorizationSlice = before ?? { facts: emptyAuthorizationFacts, evidence: [] };
  switch (operation.type) {
    case 'authorization.typed':
      return { ...slice, ...operation.body, ...undecided };
    case 'authorization.answered': {
      const { checkId, ...given } = operation.body;
      return { ...slice, answers: { ...slice.answers, [checkId]: { ...given, ...stamp } } };
    }
    case 'authorization.evidenceDrawn':
      return { ...slice, evidence: [...slice.evidence, operation.body.evidence] };
    case 'authorization.evidenceErased':
      return {
        ...slice,
        evidence: slice.evidence.filter((one) => one.id !== operation.body.evidenceId),
      };
    case 'authorization.accepted':
      return { ...slice, accepted: stamp, returned: undefined };
    case 'authorization.returned':
      return {
        ...slice,
        accepted: undefined,
        returned: { ...stamp, defects: operation.body.defects },
      };
    case 'authorization.partReturned':
      return { ...slice, partReturned: stamp };
    case 'authorization.revoked':
      return revoked(slice, operation.body.receivedOn);
    default:
      return assertNever(operation, 'authorization operation');
  }
}

/** An older letter that is recorded later does not lift the revocation that came after it. */
function revoked(slice: AuthorizationSlice, receivedOn: string): AuthorizationSlice {
  if (slice.revokedOn !== undefined && slice.revokedOn > receivedOn) return slice;
  return { ...slice, revokedOn: receivedOn, revokedPaperId: slice.paperId };
}
