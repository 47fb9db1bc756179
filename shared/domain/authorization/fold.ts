import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import { sameHandsIn, samePersonIn } from '../intake/hands';
import type { IntakeFacts } from '../intake/slice';
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
      return { ...slice, ...operation.body, ...undecided, eventSaid: eventSaid(operation.body, stamp) }; // prettier-ignore
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

function eventSaid(
  { facts }: Pick<AuthorizationSlice, 'facts'>,
  stamp: Stamp,
): AuthorizationSlice['eventSaid'] {
  return facts.eventHasHappened === 'unknown' ? undefined : stamp;
}

/**
 * The request as corrected: that the form names this recipient, or this patient beyond a doubt, was
 * said of the ones before, and so was that it may be used (164.508(b)(2), (c)(1)(iii)).
 */
export function heldAgainst(
  slice: AuthorizationSlice,
  was: IntakeFacts,
  is: IntakeFacts | undefined,
): AuthorizationSlice {
  const sameHands = sameHandsIn(was, is);
  const samePerson = samePersonIn(was, is);
  if (sameHands && samePerson) return slice;
  return {
    ...{ ...slice, ...undecided },
    facts: {
      ...slice.facts,
      ...(!sameHands && { recipientMatches: 'unknown', agentOfRecipient: 'unknown' }),
      ...(!samePerson && { identityConfirmed: 'unknown' }),
    },
  };
}

/** An older letter that is recorded later does not lift the revocation that came after it. */
function revoked(slice: AuthorizationSlice, receivedOn: string): AuthorizationSlice {
  if (slice.revokedOn !== undefined && slice.revokedOn > receivedOn) return slice;
  return { ...slice, revokedOn: receivedOn, revokedPaperId: slice.paperId };
}
