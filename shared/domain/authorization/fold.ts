import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import { sameHandsIn, samePersonIn } from '../intake/hands';
import type { IntakeFacts } from '../intake/slice';
import type { OperationOf } from '../request/operation';
import type { AuthorizationSlice, authorizationOperations } from './slice';
import { emptyAuthorizationFacts } from './facts';
import { unnamedRevocation, type Revocation } from './revocation';

type AuthorizationOperation = OperationOf<typeof authorizationOperations>;

const undecided = {
  accepted: undefined,
  returned: undefined,
  partReturned: undefined,
  answers: undefined,
};

const nothingTyped: AuthorizationSlice = {
  facts: emptyAuthorizationFacts,
  evidence: [],
  revocations: [],
};

/** A change of the typed facts takes back an earlier answer: it was given on other facts. */
export function foldAuthorization(
  before: AuthorizationSlice | undefined,
  operation: AuthorizationOperation,
  stamp: Stamp,
): AuthorizationSlice {
  const slice = before ?? nothingTyped;
  if (isRevocation(operation)) {
    return { ...slice, revocations: foldRevocations(slice, operation, stamp) };
  }
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

type RevocationOperation = Extract<
  AuthorizationOperation,
  { type: 'authorization.revoked' | 'authorization.revocationCorrected' }
>;

function isRevocation(operation: AuthorizationOperation): operation is RevocationOperation {
  return (
    operation.type === 'authorization.revoked' ||
    operation.type === 'authorization.revocationCorrected'
  );
}

function foldRevocations(
  { revocations, paperId }: AuthorizationSlice,
  operation: RevocationOperation,
  stamp: Stamp,
): Revocation[] {
  switch (operation.type) {
    case 'authorization.revoked': {
      const { receivedOn, named } = operation.body;
      const made = named ? { receivedOn, ...named } : unnamedRevocation(receivedOn, paperId);
      return [...revocations, made];
    }
    case 'authorization.revocationCorrected':
      return corrected(revocations, operation.body, stamp);
    default:
      return assertNever(operation, 'authorization operation');
  }
}

/** What was recorded stays beside the correction; the first one holds. */
function corrected(
  revocations: readonly Revocation[],
  { revocationId, reason }: { readonly revocationId: string; readonly reason: string },
  stamp: Stamp,
): Revocation[] {
  return revocations.map((one) =>
    one.id === revocationId && !one.corrected ? { ...one, corrected: { ...stamp, reason } } : one,
  );
}
