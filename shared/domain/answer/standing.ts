import { allReviews } from './reviews';
import type { AnswerSlice } from './slice';

type Decision = AnswerSlice['decisions'][number];

/** Denials whose letter has not gone out. */
export function untoldDecisions(answer: AnswerSlice | undefined): readonly Decision[] {
  return (answer?.decisions ?? []).filter((one) => !one.told);
}

/** A review after the release found for the patient, whichever came after it, and nothing has gone out since. */
export function isReopened(answer: AnswerSlice | undefined, lastReleaseAt: string): boolean {
  return allReviews(answer).some(
    ({ outcome, reviewed }) =>
      outcome === 'overturned' && reviewed !== undefined && reviewed.at > lastReleaseAt,
  );
}

/** What the gate looks at of the denials of a request. */
export interface DenialStanding {
  /** How many were decided, and of how many the letter has not gone out. */
  readonly decided: number;
  readonly untold: number;
  /** How many were referred to somebody who may decide them, and wait. */
  readonly referred: number;
  /** One of them denies the whole request. */
  readonly isWhole: boolean;
  /** A page of a denial that stands is among those going out. */
  readonly pageGoes: boolean;
  /** A review is under way. */
  readonly isReviewed: boolean;
}

export interface DenialLine {
  readonly id: 'denial';
  readonly ok: boolean;
  readonly sentence: string;
  readonly fix?: { readonly label: string; readonly step: 'answer' | 'review' };
}

/** A line of the release gate: no denial stands without its letter (45 CFR 164.524(d)(2)). */
export function denialLine(standing: DenialStanding): DenialLine {
  if (standing.pageGoes) return deniedPageGoes;
  if (standing.referred > 0) return referred;
  if (standing.untold > 0) return untold;
  if (standing.isWhole) {
    return { id: 'denial', ok: false, sentence: 'Access was denied to the person who asks.' };
  }
  return { id: 'denial', ok: true, sentence: restOf(standing) };
}

const deniedPageGoes: DenialLine = {
  id: 'denial',
  ok: false,
  sentence: 'A page that was denied is in the packet again. Leave it out, or take the denial back.',
  fix: { label: 'Leave it out', step: 'review' },
};

const referred: DenialLine = {
  id: 'denial',
  ok: false,
  sentence: 'A ground to deny was referred, and a licensed professional has not decided it yet.',
  fix: { label: 'See the referral', step: 'answer' },
};

const untold: DenialLine = {
  id: 'denial',
  ok: false,
  sentence: 'A denial was decided, and its letter has not gone out yet.',
  fix: { label: 'Send the letter', step: 'answer' },
};

function restOf({ isReviewed, decided }: DenialStanding): string {
  if (isReviewed) return 'A review of the denial is under way.';
  return decided === 0 ? 'Nothing is denied.' : 'The letter of the denial went out.';
}
