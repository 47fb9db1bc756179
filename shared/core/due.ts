import { localDate } from '../domain/base/localDate';
import { businessDaysBetween } from '../domain/base/localDateBusiness';
import type { Due } from '../domain/basis/slice';
import { calendarsOf } from '../domain/intake/calendars';
import { asDue, dueDate, type DueDate } from '../domain/intake/dueDate';
import type { PacksInForce } from '../domain/law/pack';
import type { RequestState } from '../domain/request/state';
import { shortDate } from './calendar';
import { clinicOf, isClosed, todayOf, type OpenDesk } from './context';
import { serviceOf } from './money/facts';
import { settledDay } from './money/standing';
import { oncePerState } from './once';
import { packsOfRequest } from './rules/requestPacks';
import { lawFactsOf } from './rules/lawFacts';

/**
 * When this request is due, worked out anew from what is known now and the packs of its day of
 * receipt: an extension, a payment or the return date of a paper moves it.
 */
export function dueNow(desk: OpenDesk, state: RequestState): DueDate | undefined {
  const { facts } = state.intake;
  if (!facts || !state.basis) return undefined;
  const packs = packsOfRequest(desk, state);
  return dueDate({
    basis: state.basis.kind,
    row: state.basis.row,
    receivedOn: facts.receivedOn,
    facilityType: clinicOf(desk).profile.facilityType,
    requesterKind: facts.requesterKind,
    packs,
    service: serviceOf(state),
    paidOn: settledDay(desk, state),
    paperDay: state.answer?.paperDay,
    extendedTo: state.answer?.extension?.completeBy,
    today: todayOf(desk),
    facts: lawFactsOf(desk, state),
  });
}

/** A request whose clock has stopped keeps the day it was decided with. */
export function dueOf(desk: OpenDesk, state: RequestState): Due | undefined {
  if (!state.basis) return undefined;
  if (isClosed(state)) return state.basis.due;
  const due = dueNow(desk, state);
  return due ? asDue(due) : state.basis.due;
}

/** The request with its due date as it stands today. */
export const withDue = oncePerState((desk, state): RequestState => {
  const due = dueOf(desk, state);
  return state.basis && due ? { ...state, basis: { ...state.basis, due } } : state;
});

/**
 * `3 business days left`, `Overdue since Nov 20, 2026`; empty where no clock runs. Which clock runs hangs
 * on the basis: until that is decided, what to do to see the day.
 */
export function dueText(desk: OpenDesk, state: RequestState): string {
  if (!state.intake.facts || isClosed(state)) return '';
  if (!state.basis) return 'Decide the basis to see the day';
  const { due } = state.basis;
  return dueWords(due, todayOf(desk), packsOfRequest(desk, state)) || due.sentence;
}

/** The same of any day with a law behind it; empty where there is no day. */
export function dueWords(
  { legalDue, workBy }: Pick<Due, 'legalDue' | 'workBy'>,
  today: string,
  packs: PacksInForce,
): string {
  if (legalDue && legalDue < today) return `Overdue since ${shortDate(legalDue)}`;
  const due = workBy ?? legalDue;
  if (due === undefined) return '';
  if (due < today) return `Work-by date passed on ${shortDate(due)}`;
  const left = businessDaysBetween(localDate(today), localDate(due), calendarsOf(packs).shut);
  if (due === today || left === 0) return 'Due today';
  return `${left} business ${left === 1 ? 'day' : 'days'} left`;
}
