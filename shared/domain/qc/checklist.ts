/** What the second person looks at, in the order of the packet (domain table of QC practice). */
export const qcChecklist = [
  { id: 'patient', text: 'Every page is about this patient' },
  { id: 'scope', text: 'Only what was asked for, and only the dates asked for' },
  { id: 'sensitive', text: 'Nothing sensitive that this basis does not cover' },
  { id: 'marks', text: 'Every mark covers what it should' },
  { id: 'counts', text: 'The page count and the numbers are right' },
  { id: 'recipient', text: 'The recipient and the address are right' },
] as const;

/** A certificate with a line left out is none. */
export function isWholeChecklist(ticked: readonly string[]): boolean {
  return qcChecklist.every(({ id }) => ticked.includes(id));
}

/** Stations whose work makes a packet what it is; taking the request in at the counter does not. */
const preparing: readonly string[] = [
  'authorization.',
  'basis.',
  'records.',
  'review.',
  'packet.',
  'sensitive.',
  'answer.decided',
  'answer.takenBack',
  'answer.reviewed',
  // What a person decided about the people of the patient.
  'request.signerChosen',
  'request.restrictionDecided',
  'request.addressConfirmed',
  'request.amendmentTicked',
];

interface Act {
  readonly type: string;
  readonly user: string;
}

/**
 * Whether somebody had a hand in what the packet is, and then is no second person. Of these acts in
 * their order: who retypes a logged request decides who receives it.
 */
export function hasPrepared(acts: readonly Act[], user: string): boolean {
  const logged = acts.findIndex(({ type }) => type === firstLogging);
  return acts.some(
    (act, at) => act.user === user && (isPreparing(act.type) || isRetyping(act, at > logged)),
  );
}

const firstLogging = 'intake.logged';

function isRetyping({ type }: Act, isLater: boolean): boolean {
  return type === firstLogging && isLater;
}

/** Done by the desk itself while somebody happens to be signed in. */
const byTheDesk: readonly string[] = ['sensitive.scanned'];

function isPreparing(operationType: string): boolean {
  if (byTheDesk.includes(operationType)) return false;
  return preparing.some((start) => operationType.startsWith(start));
}
