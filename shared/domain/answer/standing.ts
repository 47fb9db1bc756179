import type { AnswerSlice } from './slice';

type Decision = AnswerSlice['decisions'][number];

/** Denials whose letter has not gone out. */
export function untoldDecisions(answer: AnswerSlice | undefined): readonly Decision[] {
  return (answer?.decisions ?? []).filter((one) => !one.told);
}

/** A review after the release found for the patient, and nothing has gone out since. */
export function isReopened(answer: AnswerSlice | undefined, lastReleaseAt: string): boolean {
  const review = answer?.review;
  if (review?.outcome !== 'overturned' || !review.reviewed) return false;
  return review.reviewed.at > lastReleaseAt;
}

export interface DenialLine {
  readonly id: 'denial';
  readonly ok: boolean;
  readonly sentence: string;
  readonly fix?: { readonly label: string; readonly step: 'answer' };
}

/** A line of the release gate: no denial stands without its letter (45 CFR 164.524(d)(2)). */
export function denialLine(
  answer: AnswerSlice | undefined,
  deniesRequest: (code: string) => boolean,
): DenialLine {
  const decisions = answer?.decisions ?? [];
  if (untoldDecisions(answer).length > 0) {
    const sentence = 'A denial was decided, and its letter has not gone out yet.';
    return { id: 'denial', ok: false, sentence, fix: { label: 'Send the letter', step: 'answer' } };
  }
  if (decisions.some((one) => deniesRequest(one.code))) {
    return { id: 'denial', ok: false, sentence: 'Access was denied to the person who asks.' };
  }
  if (answer?.review && !answer.review.outcome) {
    return { id: 'denial', ok: true, sentence: 'A review of the denial is under way.' };
  }
  const sentence = decisions.length === 0 ? 'Nothing is denied.' : 'The letter of the denial went out.'; // prettier-ignore
  return { id: 'denial', ok: true, sentence };
}
