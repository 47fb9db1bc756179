import { localDate, compareDates } from '../domain/base/localDate';
import { businessDaysBetween } from '../domain/base/localDateBusiness';
import type { RequestState } from '../domain/request/state';
import { shortDate } from './calendar';
import { isReleased } from './context';

/** `3 business days left`, `Overdue since Nov 20, 2026`; empty where no clock runs. */
export function dueText(state: RequestState, today: string): string {
  if (state.lifecycle.cancelled || isReleased(state)) return '';
  const { legalDue, workBy } = state.basis?.due ?? {};
  const due = workBy ?? legalDue;
  if (!due) return state.basis?.due.sentence ?? '';
  if (legalDue && compareDates(localDate(legalDue), localDate(today)) < 0) {
    return `Overdue since ${shortDate(legalDue)}`;
  }
  const left = businessDaysBetween(localDate(today), localDate(due));
  if (left < 0) return `Work-by date passed on ${shortDate(due)}`;
  if (left === 0) return 'Due today';
  return `${left} business ${left === 1 ? 'day' : 'days'} left`;
}
