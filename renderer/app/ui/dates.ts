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

/** A moment in a time zone as "Sep 23, 2026, 4:05 PM"; `useClinicTime` knows the clinic's. */
export function momentText(instant: string, timeZone: string | undefined): string {
  const format = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return format.format(new Date(instant));
}

/** The day of a moment in a time zone as "Sep 23, 2026". */
export function momentDay(instant: string, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone }).format(new Date(instant)); // prettier-ignore
}
