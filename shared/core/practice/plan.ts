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
  | 'revoked';

export interface PracticeRequest {
  readonly stage: PracticeStage;
  readonly asks: 'patient' | 'attorney' | 'provider';
  readonly pages: number;
  /** Calendar days before today it was received. */
  readonly daysAgo: number;
  readonly commingled?: boolean;
  readonly fakeRedaction?: boolean;
}

/** The requests worth a lesson each come first, so that a trainee can begin at once. */
const lessons: readonly PracticeRequest[] = [
  { stage: 'records-in', asks: 'patient', pages: 12, daysAgo: 2, commingled: true },
  { stage: 'form-expired', asks: 'attorney', pages: 0, daysAgo: 4 },
  { stage: 'records-in', asks: 'attorney', pages: 8, daysAgo: 6, fakeRedaction: true },
  { stage: 'form-unsigned', asks: 'attorney', pages: 0, daysAgo: 3 },
  { stage: 'ready', asks: 'patient', pages: 6, daysAgo: 5 },
  { stage: 'review-proposed', asks: 'attorney', pages: 9, daysAgo: 7 },
  { stage: 'qc-declined', asks: 'patient', pages: 7, daysAgo: 8 },
  { stage: 'packet-built', asks: 'attorney', pages: 5, daysAgo: 9 },
  { stage: 'revoked', asks: 'attorney', pages: 5, daysAgo: 12 },
  { stage: 'draft', asks: 'patient', pages: 0, daysAgo: 0 },
];

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

/** Sixty requests in every state of the workflow. */
export function planPractice(): readonly PracticeRequest[] {
  const fillers = Array.from({ length: total - lessons.length - long.length }, (_, index) =>
    filler(index),
  );
  return [...lessons, ...fillers, ...long];
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
