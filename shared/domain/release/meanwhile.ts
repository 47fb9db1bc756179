import type { RequestOperation } from '../request/operations';

/**
 * What may be recorded of a request while a packet of it is handed over and nobody has said yet
 * whether all of it came out. Everything else waits: the row of the disclosure speaks of the very
 * packet that left, so what that packet was made of stays as it is.
 */
const meanwhile: ReadonlySet<RequestOperation['type']> = new Set<RequestOperation['type']>([
  // What ends the wait.
  'release.made',
  'release.abandoned',
  'disclosure.recorded',
  // Stands from the moment it comes in (45 CFR 164.508(b)(5)).
  'authorization.revoked',
  'release.reprintBarred',
  // What is asked and told; the answers themselves wait.
  'answer.reviewRequested',
  'answer.reviewTold',
  'accounting.asked',
  'accounting.extended',
  'accounting.feeTold',
  'accounting.withdrawn',
  'accounting.given',
  'disclosure.typedIn',
  'disclosure.suspended',
  // Money that comes and goes, and the letters that tell of it.
  'money.invoiced',
  'money.paid',
  'money.waived',
  'money.refunded',
  'money.rateConfirmed',
  'intake.paperAdded',
  'letter.filed',
  'draft.kept',
]);

export function mayHappenMeanwhile(type: string): boolean {
  const known: ReadonlySet<string> = meanwhile;
  return known.has(type);
}
