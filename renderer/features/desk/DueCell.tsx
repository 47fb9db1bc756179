import { CalendarClock, CircleAlert } from 'lucide-react';
import type { QueueRow } from '../../../shared/contract/request';
import { shortDate } from '../../app/ui/dates';
import css from './desk.module.css';

/** The day with its year, then how much of the clock is left and whose clock it is. */
export function DueCell({ row }: { row: QueueRow }) {
  const date = row.workBy ?? row.legalDue;
  const pressing = row.group === 'due';
  const Icon = pressing ? CircleAlert : CalendarClock;
  return (
    <>
      <span className={css.withIcon} data-pressing={pressing || undefined}>
        <Icon size={15} aria-hidden />
        <time dateTime={date}>{date ? shortDate(date) : 'No date yet'}</time>
      </span>
      <small className={css.twoLines} data-pressing={pressing || undefined}>
        {row.dueText}
      </small>
    </>
  );
}
