import { inShort } from '../base/localDateWords';
import type { FormQuestion } from '../law/formRules';
import { checkOutcomes, subjectOf } from './checkAuthorization';
import type { CheckContext } from './checkAuthorization';
import { contradictionsOf, type Contradiction } from './contradictions';
import type { Expiry } from './expiry';
import type { AuthorizationFacts } from './facts';
import type { Subject } from './finding';
import {
  isDefect,
  isOpen,
  isUnanswered,
  stops,
  type CheckOutcome,
  type OptInCategory,
} from './outcome';
import { judgePart2, type Part2Judgement } from './part2Consent';
import { requirementOutcomes, stateRequirements } from './requirements';

interface VerdictWords {
  /** The foot of the screen: "Valid until Mar 4, 2027", "3 defects". */
  readonly sentence: string;
  /** Ids of warnings, answered or not. */
  readonly warnings: readonly string[];
  /** Categories whose pages this form does not carry, though the rest may go. */
  readonly doesNotCarry: readonly OptInCategory[];
}

type AuthorizationVerdict = VerdictWords &
  (
    | { readonly valid: true; readonly until?: string | undefined }
    | {
        readonly valid: false;
        /** Ids that are not met and stop the release. */
        readonly defects: readonly string[];
        /** Ids nobody has answered; unknown counts as not met at release. */
        readonly open: readonly string[];
        /** Ids of warnings that wait for a person's reason. */
        readonly unanswered: readonly string[];
      }
  );

export interface AuthorizationJudgement {
  readonly checks: readonly CheckOutcome[];
  readonly verdict: AuthorizationVerdict;
  readonly part2: Part2Judgement;
  readonly contradictions: readonly Contradiction[];
  /** What some rule of the state needs to know of this form besides. */
  readonly questions: readonly FormQuestion[];
}

/** The checks and the verdict together, for whoever needs both. */
export function judgeAuthorization(
  facts: AuthorizationFacts,
  context: CheckContext,
): AuthorizationJudgement {
  const read = subjectOf(facts, context);
  const part2 = judgePart2(read);
  const subject = { ...read, part2 };
  const state = stateExtras(subject, context);
  const asked = checkOutcomes(subject).filter(
    ({ id }) => id !== 'A26' || state.checks.length === 0,
  );
  const checks = [...asked, ...state.checks].map((one) => answered(one, context));
  const contradictions = contradictionsOf(subject);
  const verdict = authorizationVerdict(checks, subject.expiry, contradictions);
  return { checks, verdict, part2, contradictions, questions: state.questions };
}

/** Check A26: one outcome for each thing the state asks, or one that says it asks nothing more. */
function stateExtras(
  subject: Subject,
  { state }: CheckContext,
): { checks: readonly CheckOutcome[]; questions: readonly FormQuestion[] } {
  if (!state) return { checks: [], questions: [] };
  const { applicable, questions } = stateRequirements(state, subject);
  return { checks: requirementOutcomes(applicable, subject, state), questions };
}

function answered(outcome: CheckOutcome, { answered = {} }: CheckContext): CheckOutcome {
  const given = answered[outcome.id];
  if (!given || outcome.answer !== 'not-met' || outcome.severity !== 'warn') return outcome;
  const holds = given.sentence === undefined || given.sentence === outcome.sentence;
  return holds ? { ...outcome, reason: given.reason } : outcome;
}

function authorizationVerdict(
  outcomes: readonly CheckOutcome[],
  expiry: Expiry,
  contradictions: readonly Contradiction[],
): AuthorizationVerdict {
  const whole = outcomes.filter(({ scope }) => scope === 'whole');
  const warnings = idsOf(outcomes, (one) => one.answer === 'not-met' && one.severity === 'warn');
  const doesNotCarry = barred(outcomes);
  const stopping = {
    defects: idsOf(whole, isDefect),
    open: idsOf(whole, isOpen),
    unanswered: idsOf(whole, isUnanswered),
  };
  if (contradictions.length > 0 || whole.some(stops)) {
    const sentence = defectWords(stopping, contradictions.length);
    return { valid: false, ...stopping, warnings, doesNotCarry, sentence };
  }
  const until = expiry.kind === 'date' ? expiry.date : undefined;
  const sentence = validWords(expiry) + (doesNotCarry.length > 0 ? ', for part of the pages' : '');
  return { valid: true, until, warnings, doesNotCarry, sentence };
}

function barred(outcomes: readonly CheckOutcome[]): readonly OptInCategory[] {
  const categories = outcomes
    .filter(stops)
    .flatMap(({ scope }) => (scope === 'whole' ? [] : scope.categories));
  return [...new Set(categories)];
}

function idsOf(
  outcomes: readonly CheckOutcome[],
  wanted: (outcome: CheckOutcome) => boolean,
): readonly string[] {
  return outcomes.filter(wanted).map((one) => one.id);
}

interface Stopping {
  readonly defects: readonly string[];
  readonly open: readonly string[];
  readonly unanswered: readonly string[];
}

function defectWords({ defects, open, unanswered }: Stopping, contradictions: number): string {
  const parts = [
    defects.length > 0 ? counted(defects.length, 'defect') : '',
    open.length > 0 ? `${counted(open.length, 'check')} still to answer` : '',
    unanswered.length > 0 ? `${counted(unanswered.length, 'warning')} without a reason` : '',
    contradictions > 0 ? counted(contradictions, 'contradiction') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function validWords(expiry: Expiry): string {
  if (expiry.kind === 'date') return `Valid until ${inShort(expiry.date)}`;
  return expiry.kind === 'event' ? `Valid until “${expiry.event}”` : 'Valid, with no expiration';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
