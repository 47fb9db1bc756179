import { localDate } from '../domain/base/localDate';
import { businessDaysBetween } from '../domain/base/localDateBusiness';
import type { RequestState } from '../domain/request/state';
import { shortDate } from './calendar';
import { isReleased } from './context';

/** `3 business days left`, `Overdue since Nov 20, 2026`; empty where no clock runs. */
export function dueText(state: RequestState, today: string): string {
  if (!state.basis || state.lifecycle.cancelled || isReleased(state)) return '';
  const { legalDue, workBy, sentence } = state.basis.due;
  if (legalDue && legalDue < today) return `Overdue since ${shortDate(legalDue)}`;
  const due = workBy ?? legalDue;
  return due ? daysLeft(today, due) : sentence;
}

function daysLeft(today: string, due: string): string {
  if (due < today) return `Work-by date passed on ${shortDate(due)}`;
  const left = businessDaysBetween(localDate(today), localDate(due));
  if (due === today || left === 0) return 'Due today';
  return `${left} business ${left === 1 ? 'day' : 'days'} left`;
}
