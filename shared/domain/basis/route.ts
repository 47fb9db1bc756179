import { Refused } from '../base/fault';
import type { BasisRow, Question } from '../law/basisRules';
import { isKnown, judge, type LawFacts } from '../law/condition';
import { ruleIdOf, type RulePack } from '../law/pack';
import { factOf, whyRefused, withAnswers } from './answers';
import type { BasisAnswers, BasisDecision } from './slice';

/** What the desk knows when the questions are put. */
export interface RouteContext {
  /** Facts of the file; what they say is never asked. */
  readonly facts: LawFacts;
  /** The questions and rows that decide: federal law. */
  readonly pack: RulePack;
  /** Every question that may be answered: the state adds its own. */
  readonly questions: readonly Question[];
}

/** A question that was put, and what was answered. */
export interface Asked {
  readonly question: Question;
  readonly value: string;
}

interface Walked {
  /** In the order in which they were put. Answers the walk did not need are not here. */
  readonly asked: readonly Asked[];
  /** The facts of the file with the answers. */
  readonly facts: LawFacts;
  /** Answers that cannot both be true; empty where they can. */
  readonly conflict: string;
}

export type Route = Walked &
  (
    | { readonly kind: 'ask'; readonly question: Question }
    | {
        readonly kind: 'decided';
        readonly row: BasisRow;
        /** Would tell the row apart more finely, if anybody knows. */
        readonly refining: readonly Question[];
      }
  );

/**
 * The legal door a request comes through. The rows are walked in the order of the pack: one that
 * holds decides, one that does not is passed, and one that hangs on a fact nobody has answered
 * makes the desk ask for it. So only what decides is asked. A fact that is neither in the file nor
 * can be asked holds no row open.
 */
export function routeBasis(answers: BasisAnswers, context: RouteContext): Route {
  const refused = whyRefused(answers, context.questions);
  if (refused) throw new Refused('basis-answer-unknown', refused);
  const conflict = conflictOf(answers, context);
  const asked: Asked[] = [];
  let facts = context.facts;
  for (;;) {
    const found = firstOpen(context.pack, facts, answers);
    if (found.kind === 'row') return { ...found, kind: 'decided', asked, facts, conflict };
    const value = answers[found.question.id];
    if (value === undefined) return { ...found, asked, facts, conflict };
    asked.push({ question: found.question, value });
    facts = { ...facts, [found.question.id]: factOf(found.question, value) };
  }
}

/** The answers that mattered. */
export function keptAnswers(asked: readonly Asked[]): BasisAnswers {
  return Object.fromEntries(asked.map(({ question, value }) => [question.id, value]));
}

/** The usual answers, as far as the file lets one guess; to be confirmed, never decided by. */
export function likelyAnswers(answers: BasisAnswers, context: RouteContext): BasisAnswers {
  const route = routeBasis(answers, context);
  if (route.kind === 'decided') return answers;
  const likely = likelyAnswer(route.question, route.facts);
  if (likely === undefined) return answers;
  return likelyAnswers({ ...answers, [route.question.id]: likely }, context);
}

/** The usual answer to one question; undefined where the file does not let one guess. */
export function likelyAnswer({ likely }: Question, facts: LawFacts): string | undefined {
  return likely.find(({ when }) => judge(when, facts).truth === 'yes')?.value;
}

/** The answers a person is offered: those that cannot be are left out. */
export function offeredOptions({ options }: Question, facts: LawFacts): Question['options'] {
  return options.filter(({ shown }) => !shown || judge(shown, facts).truth !== 'no');
}

/** A decision but for its clock. */
export type RoutedBasis = Omit<BasisDecision, 'due'>;

/** What a request keeps of the row that decided. */
export function decisionOf(row: BasisRow, answers: BasisAnswers, pack: RulePack): RoutedBasis {
  const { id, kind, title, sentence, outcome, holder = '', scope, citation, fee } = row;
  return {
    ...{ row: id, kind, title, sentence, outcome, holder, scope, citation, fee, answers },
    ruleId: ruleIdOf(pack, id),
    unverified: row.status === 'verify',
    documents: [...row.documents],
    traps: [...row.traps],
    needsAuthorization: row.needsAuthorization,
    accountable: row.accountable,
    minimumNecessary: row.minimumNecessary,
    ...(row.sheet && { sheet: row.sheet }),
    ...(row.letter && { letter: row.letter }),
  };
}

/** All answers are held against each other, also those the walk does not come to. */
function conflictOf(answers: BasisAnswers, { facts, pack, questions }: RouteContext): string {
  const all = withAnswers(facts, answers, questions);
  return pack.contradictions.find(({ when }) => judge(when, all).truth === 'yes')?.sentence ?? '';
}

type Found =
  | { readonly kind: 'row'; readonly row: BasisRow; readonly refining: readonly Question[] }
  | { readonly kind: 'ask'; readonly question: Question };

function firstOpen({ rows, questions }: RulePack, facts: LawFacts, answers: BasisAnswers): Found {
  const refining: Question[] = [];
  for (const row of rows) {
    const judged = row.when ? judge(row.when, facts) : always;
    if (judged.truth === 'yes') return { kind: 'row', row, refining: [...new Set(refining)] };
    if (judged.truth === 'no') continue;
    const open = questions.filter(({ id }) => judged.missing.includes(id));
    const question = firstOf(judged.missing, open, answers);
    if (question) return { kind: 'ask', question };
    refining.push(...open);
  }
  throw new Error('the last row of a rule pack must hold always');
}

const always = { truth: 'yes', missing: [] } as const;

/** A refining question is put only where its answer is there already. */
function firstOf(
  missing: readonly string[],
  open: readonly Question[],
  answers: BasisAnswers,
): Question | undefined {
  return missing
    .map((name) => open.find(({ id }) => id === name))
    .find((one) => one && (!one.refines || isKnown(answers[one.id])));
}
