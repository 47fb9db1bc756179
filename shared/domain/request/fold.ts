import { foldAnswer } from '../answer/fold';
import { foldAuthorization, heldAgainst } from '../authorization/fold';
import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import { foldBasis } from '../basis/fold';
import { foldAccounting, foldDisclosure } from '../disclosure/fold';
import { foldDrafts } from '../drafts/slice';
import { foldIdentity } from '../identity/slice';
import { foldIntake } from '../intake/fold';
import { asksTheSame, samePersonIn } from '../intake/hands';
import type { IntakeSlice } from '../intake/slice';
import { foldForms } from '../forms/slice';
import { foldLetters } from '../letters/slice';
import { foldMoney } from '../money/fold';
import { afterPart, foldPacket } from '../packet/fold';
import { foldPeople, isPeopleOperation, withoutSigner } from '../patients/peopleFold';
import { foldReading } from '../reading/slice';
import { foldRecords } from '../records/fold';
import { foldRelease } from '../release/fold';
import { copiesOf } from '../records/twins';
import { foldReview, withCopiesGone } from '../review/fold';
import { foldSensitive } from '../sensitive/fold';
import type { lifecycleOperations, LifecycleSlice } from './lifecycle';
import type { OperationOf } from './operation';
import type { RequestOperation } from './operations';
import type { RequestState } from './state';

type LifecycleOperation = OperationOf<typeof lifecycleOperations>;

/** A station's operations start with its name: `review.looked` belongs to `review`. */
type Station<T extends string> = T extends `${infer S}.${string}` ? S : never;
type OfStation<S extends string> = Extract<RequestOperation, { type: `${S}.${string}` }>;

/** The request after one more operation. Pure: the same operations always give the same state. */
export function foldRequest(
  before: RequestState | undefined,
  id: string,
  operation: RequestOperation,
  stamp: Stamp,
): RequestState {
  const station = operation.type.split('.')[0] as Station<RequestOperation['type']>;
  if (station === 'intake') {
    const intake = foldIntake(before?.intake, operation as OfStation<'intake'>, stamp);
    if (before) return { ...before, ...withScope(before, intake), ...withIntake(before, intake) };
    return { id, intake, lifecycle: {} };
  }
  if (!before) throw new Error(`${operation.type} before intake.started`);
  // The station's name picks the fold that knows its operations; the union cannot say so.
  const fold = later[station] as LaterFold;
  return { ...before, ...fold(before, operation as never, stamp) };
}

/** "This is everything" was said of what was asked for then: another scope opens it again. */
function withScope({ intake: was, records }: RequestState, is: IntakeSlice): Partial<RequestState> {
  if (!records?.complete || scopeOf(was.facts) === scopeOf(is.facts)) return {};
  return { records: { ...records, complete: undefined } };
}

function scopeOf(facts: IntakeSlice['facts']): string {
  const { recordKinds = [], datesFrom, datesTo, description } = facts ?? {};
  return JSON.stringify([[...recordKinds].sort(), datesFrom, datesTo, description?.trim()]);
}

/** What was said of the one who asked, received or was meant before is not said of another. */
function withIntake(before: RequestState, intake: IntakeSlice): Partial<RequestState> {
  const [was, is] = [before.intake.facts, intake.facts];
  const { people, authorization, identity } = before;
  return {
    intake,
    ...(people && !asksTheSame(was, is) && { people: withoutSigner(people) }),
    ...(authorization && was && { authorization: heldAgainst(authorization, was, is) }),
    ...(identity &&
      was &&
      !samePersonIn(was, is) && { identity: { ...identity, confirmations: [], removals: [] } }),
  };
}

type LaterFold = (state: RequestState, operation: never, stamp: Stamp) => Partial<RequestState>;

type LaterStation = Exclude<Station<RequestOperation['type']>, 'intake'>;

const later: {
  readonly [S in LaterStation]: (
    state: RequestState,
    operation: OfStation<S>,
    stamp: Stamp,
  ) => Partial<RequestState>;
} = {
  answer: (state, operation, stamp) => ({ answer: foldAnswer(state.answer, operation, stamp) }),
  basis: foldBasis,
  authorization: (state, operation, stamp) => ({
    authorization: foldAuthorization(state.authorization, operation, stamp),
  }),
  records: (state, operation, stamp) => ({
    records: foldRecords(state.records, operation, stamp),
    ...(operation.type === 'records.removed' && withoutCopies(state, operation.body.documentId)),
  }),
  review: (state, operation, stamp) => ({ review: foldReview(state.review, operation, stamp) }),
  identity: (state, operation, stamp) => ({
    identity: foldIdentity(state.identity, operation, stamp),
  }),
  reading: (state, operation) => ({ reading: foldReading(state.reading, operation) }),
  sensitive: (state, operation, stamp) => ({
    sensitive: foldSensitive(state.sensitive, operation, stamp),
  }),
  money: (state, operation, stamp) => ({ money: foldMoney(state.money, operation, stamp) }),
  packet: (state, operation, stamp) => ({ packet: foldPacket(state.packet, operation, stamp) }),
  qc: ({ qc }, { body }, stamp) => ({
    qc: { decisions: [...(qc?.decisions ?? []), { ...body.decision, decided: stamp }] },
  }),
  release: (state, operation, stamp) => ({
    release: foldRelease(state.release, operation, stamp),
    ...(state.packet && endsPart(operation) && { packet: afterPart(state.packet) }),
  }),
  disclosure: (state, operation, stamp) => ({
    disclosure: foldDisclosure(state.disclosure, operation, stamp),
  }),
  accounting: (state, operation, stamp) => ({
    accounting: foldAccounting(state.accounting, operation, stamp),
  }),
  draft: ({ drafts }, operation, stamp) => ({ drafts: foldDrafts(drafts, operation, stamp) }),
  form: ({ forms }, operation, stamp) => ({ forms: foldForms(forms, operation, stamp) }),
  letter: ({ letters }, operation, stamp) => ({
    letters: foldLetters(letters, operation, stamp),
  }),
  request: ({ lifecycle, people }, operation, stamp) =>
    isPeopleOperation(operation)
      ? { people: foldPeople(people, operation, stamp) }
      : { lifecycle: foldLifecycle(lifecycle, operation, stamp) },
};

/** A page left out as a copy of one of a document that goes is a copy of nothing. */
function withoutCopies({ records, review }: RequestState, gone: string): Partial<RequestState> {
  if (!records || !review) return {};
  return { review: withCopiesGone(review, copiesOf(gone, records.documents, review.leftOut)) };
}

/** A part has left: the next packet is another one, with numbers of its own. */
function endsPart(operation: OfStation<'release'>): boolean {
  if (operation.type !== 'release.made') return false;
  const { isPart, again } = operation.body.delivery;
  return isPart === true && again === undefined;
}

function foldLifecycle(
  slice: LifecycleSlice,
  operation: LifecycleOperation,
  stamp: Stamp,
): LifecycleSlice {
  switch (operation.type) {
    case 'request.claimed':
      return { ...slice, claimed: operation.body.claimed ? stamp : undefined };
    case 'request.held':
      return { ...slice, hold: { ...stamp, ...operation.body } };
    case 'request.resumed':
      return { ...slice, hold: undefined };
    case 'request.cancelled':
      return { ...slice, cancelled: { ...stamp, reason: operation.body.reason } };
    default:
      return assertNever(operation, 'lifecycle operation');
  }
}
