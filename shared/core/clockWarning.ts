import { calendarDate, longDate } from './calendar';
import { clinicOf, todayOf, type OpenDesk } from './context';

const dayInMs = 86_400_000;

/**
 * What to do where the newest entry lies more than a day ahead of this PC's clock. One of the two
 * is wrong, and days the law counts hang on them.
 */
export function clockWarningOf(desk: OpenDesk): string | undefined {
  const { newestAt } = desk.journal;
  if (Date.parse(newestAt) - Date.parse(desk.clock.now()) <= dayInMs) return undefined;
  const newest = longDate(calendarDate(newestAt, clinicOf(desk).profile.timeZone));
  return (
    `Check the date of this PC. It says ${longDate(todayOf(desk))}, but an entry on this desk is dated ${newest}. ` +
    'If the PC is wrong, stop, set its date and time right, then lock and unlock the desk. ' +
    'If the PC is right, its clock was wrong before: go on working, and tell the privacy officer, because what was entered then has a wrong day.'
  );
}
