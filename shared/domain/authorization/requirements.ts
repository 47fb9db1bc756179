import { addDays, addYears, compareDates, localDate, type LocalDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { factsOf, judge, holds, type LawFacts, type Truth } from '../law/condition';
import type { FormQuestion, FormRequirement } from '../law/formRules';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { CheckAnswer } from '../law/sourced';
import { formFactsOf } from './formFacts';
import type { Subject } from './finding';
import type { CheckOutcome } from './outcome';

/** How the requirements of a pack come out for a form, in the order of the pack. */
export function requirementOutcomes(
  requirements: readonly FormRequirement[],
  subject: Subject,
  pack: RulePack,
): readonly CheckOutcome[] {
  const facts = formFactsOf(subject);
  return requirements.map((one) => outcomeOf(one, { facts, subject, pack }));
}

/** What a state pack asks of this form: what applies, and the questions somebody has to answer. */
export function stateRequirements(
  pack: RulePack,
  subject: Subject,
): {
  readonly applicable: readonly FormRequirement[];
  readonly questions: readonly FormQuestion[];
} {
  const facts = formFactsOf(subject);
  const reaching = pack.formRequirements.filter(
    (one) =>
      (one.effectiveTo === undefined || subject.receivedOn <= one.effectiveTo) &&
      reaches(one, facts),
  );
  const asked = new Set(
    reaching.filter((one) => !isExcepted(one, subject)).flatMap((one) => factsAsked(one, facts)),
  );
  return {
    applicable: reaching.filter(
      (one) => isExcepted(one, subject) || holds(one.when, facts) !== 'no',
    ),
    questions: pack.formQuestions.filter(({ id }) => asked.has(id)),
  };
}

/** What rules a requirement out stays in sight, so that the answer can be taken back. */
function factsAsked(one: FormRequirement, facts: LawFacts): readonly string[] {
  const ruledOut = holds(one.when, facts) === 'no';
  return ruledOut && one.when ? factsOf(one.when) : factsNamed(one);
}

/** A requirement for some categories waits until a page of them is in scope or the form names them. */
function reaches({ categories }: FormRequirement, facts: LawFacts): boolean {
  if (!categories) return true;
  const inScope = [facts.categories, facts.formNamesCategories].flatMap((list) =>
    Array.isArray(list) ? (list as readonly string[]) : [],
  );
  return categories.some((one) => inScope.includes(one));
}

/** A form somebody made who does not follow this law, as a federal agency does not. */
function isExcepted({ except }: FormRequirement, { facts }: Subject): boolean {
  return except?.forms.includes(facts.form) ?? false;
}

function factsNamed({ when, require }: FormRequirement): readonly string[] {
  return [when, require].flatMap((one) => (one ? factsOf(one) : []));
}

interface Judging {
  readonly facts: LawFacts;
  readonly subject: Subject;
  readonly pack: RulePack;
}

function outcomeOf(one: FormRequirement, judging: Judging): CheckOutcome {
  const { subject, pack } = judging;
  return {
    id: one.id,
    severity: one.severity,
    scope: one.categories ? { categories: one.categories } : 'whole',
    title: one.title,
    ruleId: ruleIdOf(pack, one.id),
    ruleVersion: pack.version,
    ...(one.except && isExcepted(one, subject) ? excepted(one.except) : judged(one, judging)),
  };
}

type Judged = Pick<CheckOutcome, 'answer' | 'sentence' | 'citation' | 'unverified' | 'factsUsed'>;

function excepted(except: NonNullable<FormRequirement['except']>): Judged {
  const { sentence, citation, status } = except;
  const unverified = status === 'verify';
  return { answer: 'not-applicable', sentence, citation, unverified, factsUsed: ['form'] };
}

function judged(one: FormRequirement, judging: Judging): Judged {
  const { subject } = judging;
  const answer = answerOf(one, judging);
  const ends = lastDay(one, subject);
  const factsUsed = one.life ? ['formSignedOn', one.life.until] : factsNamed(one);
  return {
    answer,
    sentence: sentenceOf(one, answer).replace('{lastDay}', ends ? inFull(ends) : ''),
    citation: one.citation,
    unverified:
      one.status === 'verify' || factsUsed.some((fact) => subject.unverifiedExtras.includes(fact)),
    factsUsed,
  };
}

const answers: Readonly<Record<Truth, CheckAnswer>> = {
  yes: 'met',
  no: 'not-met',
  unknown: 'unknown',
};

function answerOf(one: FormRequirement, { facts, subject }: Judging): CheckAnswer {
  const applies = holds(one.when, facts);
  if (applies === 'no') return 'not-applicable';
  const truth = one.require ? judge(one.require, facts).truth : lives(one, subject);
  // Whether it applies is open: only a requirement that is met either way is settled.
  return applies === 'unknown' && truth !== 'yes' ? 'unknown' : answers[truth];
}

function lives(one: FormRequirement, subject: Subject): Truth {
  const ends = lastDay(one, subject);
  if (!ends) return 'unknown';
  const until = one.life?.until === 'receipt' ? subject.receivedOn : subject.today;
  return compareDates(until, ends) <= 0 ? 'yes' : 'no';
}

function lastDay({ life }: FormRequirement, { facts }: Subject): LocalDate | undefined {
  if (!life || facts.signedOn === '') return undefined;
  const signedOn = localDate(facts.signedOn);
  return life.unit === 'days' ? addDays(signedOn, life.count) : addYears(signedOn, life.count);
}

function sentenceOf({ sentences }: FormRequirement, answer: CheckAnswer): string {
  switch (answer) {
    case 'met':
      return sentences.met;
    case 'not-met':
      return sentences.notMet;
    case 'unknown':
      return sentences.unknown;
    case 'not-applicable':
      return sentences.notApplicable ?? 'Does not apply.';
  }
}
