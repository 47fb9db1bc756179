import { Refused } from '../../domain/base/fault';
import { mayAnswer, whyNotYours, type Answered } from '../../domain/law/answeredBy';
import { isKnown, type FactValue } from '../../domain/law/condition';
import type { OpenDesk } from '../context';

type Put = Answered & { readonly id: string } & (
    { readonly ask: string } | { readonly question: string }
  );
type Answers = Readonly<Record<string, FactValue | undefined>>;

/**
 * Refuses an answer that is another's to give (domain.md 2.3, 3: a licensed professional's recorded
 * decision, the privacy officer's clearance). What stands already may be sent along unchanged.
 */
export function checkAnswered(
  { user }: OpenDesk,
  questions: readonly Put[],
  answers: Answers,
  before: Answers = {},
): void {
  const taken = questions.find(
    (one) => !mayAnswer(one, user.role) && said(answers[one.id]) !== said(before[one.id]),
  );
  if (!taken) return;
  const asked = 'ask' in taken ? taken.ask : taken.question;
  throw new Refused(
    'not-yours-to-answer',
    `“${asked}” is not yours to answer. ${whyNotYours(taken, user.role)}`,
  );
}

/** Questions another has to answer. */
export function reservedOf<Q extends Answered>(
  { user }: OpenDesk,
  questions: readonly Q[],
): readonly Q[] {
  return questions.filter((one) => !mayAnswer(one, user.role));
}

/** "Unknown" and a blank are no answer, like silence. */
function said(value: FactValue | undefined): FactValue | undefined {
  return isKnown(value) ? value : undefined;
}
