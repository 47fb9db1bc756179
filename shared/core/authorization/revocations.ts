import type { requestVerbs } from '../../contract/request';
import type { ParsedInputOf } from '../../contract/verb';
import { formPapers, usualForm } from '../../domain/authorization/formPapers';
import {
  revocationInForce,
  standingRevocations,
  type TakenBack,
} from '../../domain/authorization/revocation';
import { Refused } from '../../domain/base/fault';
import { earliestFirst } from '../../domain/base/inOrder';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { formOf, requestOf, todayOf, type OpenDesk } from '../context';
import { noSuchPaper } from '../pages';
import { isAlikeRecipient, recipientOf } from '../../domain/intake/parties';
import { mayBeSamePatient } from '../patients/samePatient';
import { ofEveryForm, revokersOf } from './revokers';

/** A revocation that stands in the way today: its day, and the request it was recorded on. */
interface StandingRevocation {
  readonly on: string;
  /** Number of another request; absent where it was recorded on this one. */
  readonly recordedIn?: string | undefined;
}

/** The latest that stands in the way: recorded here, or of every form to this recipient elsewhere. */
export function revocationOf(desk: OpenDesk, state: RequestState): StandingRevocation | undefined {
  const own = revocationInForce(state.authorization);
  return own === undefined ? fromOtherRequests(desk, state) : { on: own };
}

/** Revoked, and under a basis that stands on the revoked form, or on the patient’s direction. */
export function isRevoked(desk: OpenDesk, state: RequestState): boolean {
  const { basis } = state;
  const stands = basis?.needsAuthorization !== false || basis.kind === 'directive';
  return stands && revocationOf(desk, state) !== undefined;
}

function fromOtherRequests(desk: OpenDesk, state: RequestState): StandingRevocation | undefined {
  const signedOn = givenOn(state);
  if (signedOn === '') return undefined;
  const paperId = state.authorization?.paperId;
  return revokersOf(desk)
    .filter((other) => other.id !== state.id && reaches(desk, other, state))
    .flatMap((other) => {
      const on = revocationInForce({ facts: { signedOn }, paperId, revocations: ofEveryForm(other) }); // prettier-ignore
      return on === undefined ? [] : [{ on, recordedIn: other.intake.number }];
    })
    .toSorted(earliestFirst({ by: ({ on }) => on, id: ({ recordedIn = '' }) => recordedIn }))
    .at(-1);
}

/** The day the form was signed; of a direction, which nobody types, the day it came. */
function givenOn(state: RequestState): string {
  const { authorization, basis } = state;
  if (authorization?.facts.signedOn) return authorization.facts.signedOn;
  return basis?.kind === 'directive' ? formOf(state).receivedOn : '';
}

/** In doubt whether it is the same patient or recipient, it holds. */
function reaches(desk: OpenDesk, other: RequestState, state: RequestState): boolean {
  const [theirs, ours] = [recipientOf(formOf(other)), recipientOf(formOf(state))];
  return isAlikeRecipient(theirs, ours) && mayBeSamePatient(desk, other, state);
}

type Recorded = ParsedInputOf<(typeof requestVerbs)['request.recordRevocation']>;

/** What the record of a revocation says: the day, what the paper takes back, and what it does not. */
export function recordOfRevocation(desk: OpenDesk, asked: Recorded): RequestOperation {
  const state = requestOf(desk, asked.requestId);
  const { receivedOn, writtenOn, takenBack = usuallyTakenBack(state) } = asked;
  if (receivedOn > todayOf(desk)) {
    throw new Refused('bad-input', 'The day the revocation was received lies in the future.');
  }
  if (writtenOn !== undefined && !state.intake.papers.some(({ id }) => id === writtenOn)) {
    throw noSuchPaper();
  }
  const forms = formPapers(state).map(({ id }) => id);
  if (takenBack.what === 'form' && !forms.includes(takenBack.paperId)) throw noSuchForm();
  const spared = takenBack.what === 'form' ? forms.filter((id) => id !== takenBack.paperId) : [];
  return {
    type: 'authorization.revoked',
    body: { receivedOn, named: { id: desk.ids.newId(), takenBack, writtenOn, spared } },
  };
}

/** Nobody said which: only where no more than one form stands does it go without saying. */
function usuallyTakenBack(state: RequestState): TakenBack {
  if (formPapers(state).length > 1) {
    throw new Refused(
      'which-form',
      'This request has more than one form. Say which one the patient took back.',
    );
  }
  return inUse(state);
}

function inUse(state: RequestState): TakenBack {
  const form = usualForm(state);
  return form ? { what: 'form', paperId: form.id } : { what: 'unscanned' };
}

/** One signed here is against the form in use; whether it spares others it does not say. */
export function revocationSignedHere(desk: OpenDesk, state: RequestState): RequestOperation {
  return {
    type: 'authorization.revoked',
    body: {
      receivedOn: todayOf(desk),
      named: { id: desk.ids.newId(), takenBack: inUse(state), spared: [] },
    },
  };
}

type Correction = ParsedInputOf<(typeof requestVerbs)['request.correctRevocation']>;

/** What was recorded stays in the log beside the correction. */
export function correctionOf(
  desk: OpenDesk,
  { requestId, revocationId, reason }: Correction,
): RequestOperation {
  const standing = standingRevocations(requestOf(desk, requestId).authorization);
  if (!standing.some(({ id }) => id === revocationId)) {
    throw new Refused(
      'no-such-revocation',
      'This revocation is not recorded on this request, or was corrected already.',
    );
  }
  return { type: 'authorization.revocationCorrected', body: { revocationId, reason } };
}

function noSuchForm(): Refused {
  return new Refused(
    'no-such-form',
    'This paper is no form of this request. Choose the form that was taken back.',
  );
}
