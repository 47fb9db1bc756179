import type { RequirementOutcome } from '../../domain/basis/requirements';
import {
  keptAnswers,
  likelyAnswer,
  offeredOptions,
  type Route,
  type RoutedBasis,
} from '../../domain/basis/route';
import type { BasisAnswers } from '../../domain/basis/slice';
import type { DueDate } from '../../domain/intake/dueDate';
import type { PacksInForce } from '../../domain/law/pack';
import type { CaseGiven } from './caseFile';
import type { BasisOutcome, BasisQuestion } from './basis';
import { fileFactsOfCase } from './facts';

/** The door as a scenario names it: decided, or the question that is asked next. */
export type CaseRoute = {
  /** Answers that cannot both be true. */
  readonly conflict?: string | undefined;
  /** Ids of the questions that were put, in their order. */
  readonly asked: readonly string[];
} & (
  | {
      readonly outcome: 'ask';
      readonly question: string;
      readonly answers: BasisAnswers;
      /** The answers a person may choose from, and the usual one where the file says it. */
      readonly offered: readonly string[];
      readonly likely?: string | undefined;
    }
  | (RoutedBasis & { readonly refining: readonly string[] })
);

/** A requirement, its questions by their ids. */
export type CaseRequirement = Omit<RequirementOutcome, 'asks' | 'onRecord'> & {
  readonly asks: readonly string[];
  readonly onRecord: readonly string[];
};

interface BasisPart {
  readonly route: CaseRoute;
  readonly due?: DueDate | undefined;
  readonly requirements?: Readonly<Record<string, CaseRequirement>> | undefined;
}

export function basisQuestionOf(
  given: CaseGiven,
  answers: BasisAnswers,
  packs: PacksInForce,
): BasisQuestion {
  return {
    answers,
    facts: fileFactsOfCase({ given, packs }),
    packs,
    requesterKind: given.requester.kind,
    receivedOn: given.receivedOn,
    facilityType: given.clinic.facilityType,
    service: given.service,
    paidOn: given.paidOn,
    row: given.overrideRow,
  };
}

export function basisPart({ route, decided }: BasisOutcome): BasisPart {
  const asked = route.asked.map(({ question }) => question.id);
  const conflict = route.conflict === '' ? undefined : route.conflict;
  if (!decided) return { route: { ...openQuestion(route), asked, conflict } };
  const refining = route.kind === 'decided' ? route.refining.map(({ id }) => id) : [];
  return {
    route: { ...decided.routed, asked, refining, conflict },
    due: decided.due,
    requirements: requirementsById(decided.requirements),
  };
}

function openQuestion(route: Route) {
  const answers = keptAnswers(route.asked);
  if (route.kind !== 'ask') return { outcome: 'ask', question: '', answers, offered: [] } as const;
  const { question, facts } = route;
  const offered = offeredOptions(question, facts).map(({ value }) => value);
  const likely = likelyAnswer(question, facts);
  return { outcome: 'ask', question: question.id, answers, offered, likely } as const;
}

function requirementsById(
  list: readonly RequirementOutcome[],
): Readonly<Record<string, CaseRequirement>> {
  const ids = (questions: RequirementOutcome['asks']) => questions.map(({ id }) => id);
  return Object.fromEntries(
    list.map((one) => [one.id, { ...one, asks: ids(one.asks), onRecord: ids(one.onRecord) }]),
  );
}
