import { assertNever } from '../base/assertNever';
import { addYears, localDate, type LocalDate } from '../base/localDate';
import { inShort } from '../base/localDateWords';
import type { AuthorizationFacts } from './facts';

/** What the form says of its own end (45 CFR 164.508(c)(1)(v)). */
export type Expiry =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'none' }
  /** One year from signing, and nobody has read a date of signing. */
  | { readonly kind: 'no-start' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

export function expiryOf(facts: AuthorizationFacts): Expiry {
  switch (facts.expiryKind) {
    // A kind without its date or event contradicts itself, so nothing is known yet.
    case 'date':
      return facts.expiresOn === ''
        ? { kind: 'unknown' }
        : { kind: 'date', date: localDate(facts.expiresOn) };
    case 'event':
      return facts.expiryEvent.trim() === ''
        ? { kind: 'unknown' }
        : { kind: 'event', event: facts.expiryEvent.trim() };
    case 'one-year-default':
      return facts.signedOn === ''
        ? { kind: 'no-start' }
        : { kind: 'date', date: addYears(localDate(facts.signedOn), 1) };
    case 'none':
    case 'missing':
    case 'unknown':
      return { kind: facts.expiryKind };
    default:
      return assertNever(facts.expiryKind, 'kind of expiry');
  }
}

export function expiryWords(expiry: Expiry): string {
  switch (expiry.kind) {
    case 'date':
      return inShort(expiry.date);
    case 'event':
      return `“${expiry.event}”`;
    case 'no-start':
      return 'one year from signing';
    case 'none':
    case 'missing':
    case 'unknown':
      return expiry.kind;
    default:
      return assertNever(expiry, 'expiry');
  }
}
