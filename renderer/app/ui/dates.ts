const short = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});
const long = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });

/** A calendar date has no time zone; it is read and shown in the same one. */
function read(localDate: string): Date {
  return new Date(`${localDate}T00:00:00Z`);
}

/** `2026-09-23` as "Wed, Sep 23". */
export function shortDate(localDate: string): string {
  return short.format(read(localDate));
}

/** `2026-09-23` as "Sep 23, 2026". */
export function longDate(localDate: string): string {
  return long.format(read(localDate));
}

/** A moment of the audit trail in this PC's time. */
export function momentText(instant: string): string {
  return moment.format(new Date(instant));
}
