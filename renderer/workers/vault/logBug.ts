import type { BugReport } from '../../../shared/core/dispatcher';

/** To the developer console and nowhere else: a verb, an error's class and where, never what was in it. */
export function logBug(report: BugReport): void {
  // eslint-disable-next-line no-console -- the one door for bugs; the report carries no PHI by its type
  console.error('desk', report.verb, report.error, ...report.places);
}
