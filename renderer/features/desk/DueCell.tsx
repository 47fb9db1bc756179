import { CalendarClock, CircleAlert } from 'lucide-react';
import type { QueueRow } from '../../../shared/contract/request';
import { longDate, shortDate } from '../../app/ui/dates';
import { dueLine } from '../../app/ui/dueLine';
import css from './desk.module.css';

/** The day that counts, then how much of it is left. */
export function DueCell({ row }: { row: QueueRow }) {
  const { day, words } = dueLine(row);
  const pressing = row.group === 'due';
  const Icon = pressing ? CircleAlert : CalendarClock;
  return (
    <>
      <span className={css.withIcon} data-pressing={pressing || undefined}>
        <Icon size={15} aria-hidden />
        <time dateTime={day} title={day && longDate(day)}>
          {day ? shortDate(day) : 'No date yet'}
        </time>
      </span>
      <small className={css.twoLines} data-pressing={pressing || undefined} title={words}>
        {words}
      </small>
    </>
  );
}
