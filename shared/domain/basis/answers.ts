import type { Question } from '../law/basisRules';
import { isKnown, type LawFacts, type Scalar } from '../law/condition';
import type { BasisAnswers } from './slice';

/** An answer as a fact of the rules. */
export function factOf({ options }: Question, value: string): Scalar {
  return options.find((option) => option.value === value)?.means ?? value;
}

/** Why answers cannot be used: a question or an answer the rules do not have. Empty where they can. */
export function whyRefused(answers: BasisAnswers, questions: readonly Question[]): string {
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.find((one) => one.id === id);
    if (!question) return `The rules have no question “${id}”. Take this answer out.`;
    if (question.options.every((option) => option.value !== value)) {
      return `“${value}” is no answer to “${question.ask}” Choose one of the answers shown.`;
    }
  }
  return '';
}

/** The facts of the file, with the answers where the file is silent. */
export function withAnswers(
  facts: LawFacts,
  answers: BasisAnswers,
  questions: readonly Question[],
): LawFacts {
  const added = questions.flatMap((question) => {
    const value = answers[question.id];
    return value === undefined || isKnown(facts[question.id])
      ? []
      : [[question.id, factOf(question, value)] as const];
  });
  return { ...facts, ...Object.fromEntries(added) };
}
