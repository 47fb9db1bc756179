import type { CheckAnswer, Severity } from '../law/sourced';
import type { optInCategories } from '../law/gateRules';

export type OptInCategory = (typeof optInCategories)[number];

/** Whether a defect stops the whole form, or only pages of these categories. */
export type CheckScope = 'whole' | { readonly categories: readonly OptInCategory[] };

export interface CheckOutcome {
  readonly id: string;
  readonly answer: CheckAnswer;
  readonly severity: Severity;
  readonly scope: CheckScope;
  readonly title: string;
  /** A sentence a clerk can read to a caller. */
  readonly sentence: string;
  /** How the letter to the sender says it, where that differs. */
  readonly letter?: string | undefined;
  readonly citation: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  /** Nobody has read the rule in its source yet: a manager must confirm. */
  readonly unverified: boolean;
  readonly factsUsed: readonly string[];
  /** The reason a person gave for going on in spite of a warning. */
  readonly reason?: string | undefined;
}

/** Not met and grave enough to stop; these stand in the letter back to the sender. */
export function isDefect({ answer, severity }: CheckOutcome): boolean {
  return answer === 'not-met' && severity === 'block';
}

/** Nobody has answered it; unknown counts as not met at release. */
export function isOpen({ answer, severity }: CheckOutcome): boolean {
  return answer === 'unknown' && severity !== 'info';
}

/** A warning that waits for a person's reason. */
export function isUnanswered({ answer, severity, reason }: CheckOutcome): boolean {
  return answer === 'not-met' && severity === 'warn' && reason === undefined;
}

export function stops(outcome: CheckOutcome): boolean {
  return isDefect(outcome) || isOpen(outcome) || isUnanswered(outcome);
}
