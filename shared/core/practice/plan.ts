import type { LessonId } from './lessons';

/** How far a practice request has come, and what is wrong with it. */
export type PracticeStage =
  | 'draft'
  | 'logged'
  | 'basis'
  | 'form-unsigned'
  | 'form-expired'
  | 'form-returned'
  | 'records-wanted'
  | 'records-in'
  | 'review-begun'
  | 'review-proposed'
  | 'review-done'
  | 'packet-built'
  | 'qc-declined'
  | 'ready'
  | 'released'
  | 'held'
  | 'cancelled'
  | 'revoked'
  /** A lesson with a way of its own. */
  | 'own-way';

export interface PracticeRequest {
  readonly stage: PracticeStage;
  readonly asks: 'patient' | 'attorney' | 'provider';
  readonly pages: number;
  /** Calendar days before today it was received. */
  readonly daysAgo: number;
  readonly commingled?: boolean;
  readonly fakeRedaction?: boolean;
  /** What there is to find in it; absent for everyday requests. */
  readonly lesson?: LessonId;
}

/** The requests worth a lesson each come first, so that a trainee can begin at once. */
const byStage: readonly PracticeRequest[] = [
  { stage: 'records-in', asks: 'patient', pages: 12, daysAgo: 2, commingled: true, lesson: 'stray-page' }, // prettier-ignore
  { stage: 'form-expired', asks: 'attorney', pages: 0, daysAgo: 4, lesson: 'late-form' },
  { stage: 'records-in', asks: 'attorney', pages: 8, daysAgo: 6, fakeRedaction: true, lesson: 'false-blackout' }, // prettier-ignore
  { stage: 'form-unsigned', asks: 'attorney', pages: 0, daysAgo: 3, lesson: 'no-signature' },
  { stage: 'ready', asks: 'patient', pages: 6, daysAgo: 5, lesson: 'ready' },
  { stage: 'review-proposed', asks: 'attorney', pages: 9, daysAgo: 7, lesson: 'open-marks' },
  { stage: 'qc-declined', asks: 'patient', pages: 7, daysAgo: 8, lesson: 'sent-back' },
  { stage: 'packet-built', asks: 'attorney', pages: 5, daysAgo: 9, lesson: 'second-look' },
  { stage: 'revoked', asks: 'attorney', pages: 5, daysAgo: 12, lesson: 'revoked' },
  { stage: 'draft', asks: 'patient', pages: 0, daysAgo: 0, lesson: 'half-typed' },
];

const byOwnWay: readonly PracticeRequest[] = [
  ownWay('asked-for-list', 'patient', 11),
  ownWay('power-of-attorney', 'patient', 2),
  ownWay('father-and-order', 'patient', 3),
  ownWay('executor', 'patient', 1),
  ownWay('bare-subpoena', 'attorney', 5),
  ownWay('proved-subpoena', 'attorney', 8),
  ownWay('as-if-patient', 'attorney', 2),
  ownWay('self-pay', 'provider', 4),
  ownWay('part2-consent', 'attorney', 6),
  ownWay('state-gate', 'attorney', 7),
  ownWay('minor-visit', 'patient', 3),
  ownWay('estimate-waits', 'attorney', 6),
  ownWay('free-copy', 'patient', 2),
  ownWay('unsure-rate', 'attorney', 4),
  ownWay('event-came', 'attorney', 10),
  ownWay('between-parts', 'attorney', 13),
  ownWay('denial-review', 'patient', 9),
];

function ownWay(lesson: LessonId, asks: PracticeRequest['asks'], daysAgo: number): PracticeRequest {
  return { stage: 'own-way', asks, pages: 3, daysAgo, lesson };
}

const everyday: readonly PracticeStage[] = [
  'logged',
  'basis',
  'records-wanted',
  'released',
  'review-begun',
  'review-done',
  'held',
  'form-returned',
  'released',
  'cancelled',
];

const requesters = ['patient', 'attorney', 'provider'] as const;
const lengths = [5, 6, 8, 11, 16] as const;
const total = 60;
/** Long charts come last: they take the longest to make. */
const long: readonly PracticeRequest[] = [
  { stage: 'review-begun', asks: 'provider', pages: 120, daysAgo: 10 },
  { stage: 'records-in', asks: 'attorney', pages: 400, daysAgo: 15 },
];

/** What has something to find in it. */
export const lessonPlan: readonly PracticeRequest[] = [...byStage, ...byOwnWay];

/** Sixty requests in every state of the workflow. */
export function planPractice(): readonly PracticeRequest[] {
  const fillers = Array.from({ length: total - lessonPlan.length - long.length }, (_, index) =>
    filler(index),
  );
  return [...lessonPlan, ...fillers, ...long];
}

function filler(index: number): PracticeRequest {
  const stage = pick(everyday, index);
  // A returned form needs a form: only attorneys send one here.
  const asks = stage === 'form-returned' ? 'attorney' : pick(requesters, index);
  return { stage, asks, pages: pick(lengths, index), daysAgo: (index * 3) % 34 };
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('picked from an empty list');
  return item;
}
