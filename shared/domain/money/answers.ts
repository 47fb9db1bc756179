import { Refused } from '../base/fault';
import type { Scalar } from '../law/condition';
import type { FeeQuestion } from '../law/feeRules';

type Answers = Readonly<Record<string, Scalar>>;

/** Answers as they may be kept; the first that does not fit its question is refused by name. */
export function answersRead(
  typed: Answers,
  questions: readonly FeeQuestion[],
): Record<string, Scalar> {
  for (const [id, value] of Object.entries(typed)) {
    const question = questions.find((one) => one.id === id);
    if (!question) throw unfit(id, 'This desk does not ask that.');
    const fault = value === '' ? '' : faultOf(question, value);
    if (fault !== '') throw unfit(question.question, fault);
  }
  return { ...typed };
}

function faultOf({ kind, answers = [] }: FeeQuestion, value: Scalar): string {
  if (kind === 'yes-no') return typeof value === 'boolean' ? '' : 'Answer yes or no.';
  if (kind === 'choice') {
    return answers.some((one) => one.value === value) ? '' : 'Choose one of the answers.';
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return '';
  return kind === 'money' ? 'Type an amount, zero or more.' : 'Type a whole number, zero or more.';
}

function unfit(question: string, sentence: string): Refused {
  return new Refused('answer-unfit', `${question} ${sentence}`);
}
