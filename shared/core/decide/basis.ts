import { Refused } from '../../domain/base/fault';
import { withAnswers } from '../../domain/basis/answers';
import {
  isUnmet,
  judgeRequirements,
  type RequirementOutcome,
} from '../../domain/basis/requirements';
import {
  decisionOf,
  keptAnswers,
  routeBasis,
  type Route,
  type RoutedBasis,
} from '../../domain/basis/route';
import type { BasisAnswers, BasisDecision } from '../../domain/basis/slice';
import type { FacilityType } from '../../domain/clinic/slice';
import { asDue, dueDate, type DueDate } from '../../domain/intake/dueDate';
import type { AccessWish, RequesterKind } from '../../domain/intake/slice';
import type { BasisRow } from '../../domain/law/basisRules';
import { isKnown, type LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { peopleFactNames } from '../../domain/patients/peopleFactNames';
import type { GateFacts } from '../../domain/release/gate';
import { questionsOf } from '../rules/requestPacks';

/** What basis and due date are decided from; dates are `YYYY-MM-DD`. */
export interface BasisQuestion {
  readonly answers: BasisAnswers;
  /** Facts of the file, without the answers. */
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
  readonly receivedOn: string;
  readonly facilityType: FacilityType;
  readonly requesterKind: RequesterKind;
  readonly service?: AccessWish | undefined;
  readonly paidOn?: string | undefined;
  readonly paperDay?: string | undefined;
  readonly extendedTo?: string | undefined;
  /** Absent: whether it is still time to extend is not judged. */
  readonly today?: string | undefined;
  /** A row a manager chose over the one of the rules. */
  readonly row?: string | undefined;
}

/** The walk through the rows, and where it ended, the door with its clock. */
export interface BasisOutcome {
  readonly route: Route;
  /** Absent while a question is open and nobody has chosen a row. */
  readonly decided?: DecidedBasis | undefined;
}

export interface DecidedBasis {
  readonly routed: RoutedBasis;
  readonly due: DueDate;
  readonly requirements: readonly RequirementOutcome[];
}

/** The door, its requirements and its clock together. */
export function decideBasis(question: BasisQuestion): BasisOutcome {
  const { answers, facts, packs } = question;
  const questions = questionsOf(packs);
  const route = routeBasis(answers, { facts, pack: packs.federal.pack, questions });
  const row = rowOf(question, route);
  return { route, decided: row && decidedBy(row, question, route) };
}

/** What a request keeps once its basis is decided. */
export function asDecision({ routed, due }: DecidedBasis): BasisDecision {
  return { ...routed, due: asDue(due) };
}

/** The first thing that is not shown yet, for the gate; absent where all is. */
export function firstUnmet(requirements: readonly RequirementOutcome[]): GateFacts['requirement'] {
  const unmet = requirements.find(isUnmet);
  if (!unmet) return undefined;
  const { sentence, answer, asks, onRecord } = unmet;
  const ofPeople = onRecord.some(({ id }) => id in peopleFactNames);
  const isAnswered = answer === 'not-met';
  return { sentence, isOnRecord: ofPeople && asks.length === 0, isAnswered };
}

function rowOf({ row, packs }: BasisQuestion, route: Route): BasisRow | undefined {
  if (row === undefined) return route.kind === 'decided' ? route.row : undefined;
  const chosen = packs.federal.pack.rows.find((one) => one.id === row);
  if (!chosen) throw new Refused('no-such-row', 'The rules have no such basis. Choose another.');
  return chosen;
}

function decidedBy(row: BasisRow, question: BasisQuestion, route: Route): DecidedBasis {
  const { answers, packs } = question;
  const put = new Set(route.asked.map((one) => one.question.id));
  const questions = questionsOf(packs).filter(({ id }) => !put.has(id));
  const facts = withAnswers(route.facts, answers, questions);
  const known = questions.filter(({ id }) => isKnown(question.facts[id]));
  const onRecord = new Set(known.map(({ id }) => id));
  const requirements = judgeRequirements({ row, facts, packs, questions, onRecord });
  const kept = { ...keptAnswers(route.asked), ...answersTo(requirements, answers) };
  return {
    routed: decisionOf(row, kept, packs.federal.pack),
    due: dueDate({ ...question, facts, basis: row.kind, row: row.id }),
    requirements,
  };
}

function answersTo(
  requirements: readonly RequirementOutcome[],
  answers: BasisAnswers,
): BasisAnswers {
  const asked = requirements.flatMap(({ asks }) => asks.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.includes(id)));
}
