/** A calendar date in the clinic's own time zone, so many days from today. */
export function clinicDay(days: number): string {
  const clinic = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' });
  const today = new Date(`${clinic.format(new Date())}T00:00:00Z`);
  return new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
