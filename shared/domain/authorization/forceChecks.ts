import { compareDates } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import type { Answer } from './facts';
import { check, type Check, type Subject } from './finding';

const expiryFacts = ['expiryKind', 'expiresOn', 'expiryEvent', 'signedOn'] as const;

const noneOnlyForResearch = check(
  'A11',
  ['expiryKind', 'isForResearch', 'purposeKind'],
  ['met', 'not-research', 'has-expiry', 'part2', 'is-research-unknown', 'unknown'],
  ({ facts, expiry, isPart2TpoConsent }) => {
    if (expiry.kind === 'unknown') return { variant: 'unknown' };
    if (expiry.kind !== 'none') return { variant: 'has-expiry' };
    if (isPart2TpoConsent) return { variant: 'part2' };
    const byAnswer = { yes: 'met', no: 'not-research', unknown: 'is-research-unknown' } as const;
    return { variant: byAnswer[isForResearch(facts)] };
  },
);

/** The kind of purpose answers it too. */
export function isForResearch({ isForResearch: said, purposeKind }: Subject['facts']): Answer {
  return said === 'unknown' && purposeKind === 'research' ? 'yes' : said;
}

const notExpired = check(
  'A12',
  [...expiryFacts, 'today'],
  ['met', 'expired', 'no-date', 'no-start', 'unknown'],
  ({ expiry, today }) => {
    if (expiry.kind === 'unknown' || expiry.kind === 'no-start') return { variant: expiry.kind };
    if (expiry.kind !== 'date') return { variant: 'no-date' };
    // Inclusive: a form that expires today is good today.
    const inForce = compareDates(today, expiry.date) <= 0;
    return {
      variant: inForce ? 'met' : 'expired',
      values: { expiresOn: inFull(expiry.date) },
    };
  },
);

const eventHasNotHappened = check(
  'A13',
  [...expiryFacts, 'eventHasHappened'],
  ['met', 'happened', 'no-event', 'event-unknown', 'unknown'],
  ({ facts, expiry }) => {
    if (expiry.kind === 'unknown') return { variant: 'unknown' };
    if (expiry.kind !== 'event') return { variant: 'no-event' };
    const byAnswer = { yes: 'happened', no: 'met', unknown: 'event-unknown' } as const;
    return { variant: byAnswer[facts.eventHasHappened], values: { event: expiry.event } };
  },
);

const notRevoked = check('A20', ['revokedOn', 'today'], ['met', 'revoked'], (subject) => {
  const { revokedOn, today } = subject;
  if (!revokedOn || compareDates(revokedOn, today) > 0) return { variant: 'met' };
  return { variant: 'revoked', values: { revokedOn: inFull(revokedOn) } };
});

/** Is the form still in force today (45 CFR 164.508(b)(2))? Asked again at the moment of release. */
export const forceChecks: readonly Check[] = [
  noneOnlyForResearch,
  notExpired,
  eventHasNotHappened,
  notRevoked,
];
