import type { BasisKind } from '../../domain/basis/slice';
import { Refused } from '../../domain/base/fault';
import type { PacksInForce } from '../../domain/law/pack';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import type { LoggedRequest } from '../context';

/** A clock of this basis stands on no book but on the paper: the return date of a subpoena. */
export function needsPaperDay({ federal }: PacksInForce, basis: BasisKind | undefined): boolean {
  return federal.pack.clocks.some(
    ({ time, bases }) => time.kind === 'paper' && basis !== undefined && bases.includes(basis),
  );
}

/** The request as it would be with this day, for a look at what follows; nothing is kept. */
export function withPaperDay(state: RequestState, paperDay: string | undefined): RequestState {
  if (paperDay === undefined) return state;
  return { ...state, answer: { ...(state.answer ?? { decisions: [] }), paperDay } };
}

/** Records the day; nothing where it is known already. Throws `Refused` before the day of receipt. */
export function paperDaySet(
  { facts, state }: LoggedRequest,
  paperDay: string | undefined,
): RequestOperation[] {
  if (paperDay === undefined || paperDay === state.answer?.paperDay) return [];
  if (paperDay < facts.receivedOn) {
    throw new Refused(
      'paper-day-past',
      'The day on the paper lies before the day it was received. Look at the paper again.',
    );
  }
  return [{ type: 'answer.paperDaySet', body: { paperDay } }];
}
