import type { AuthorizationJudgement } from '../../domain/authorization/verdict';
import { localDate } from '../../domain/base/localDate';
import type { BasisAnswers } from '../../domain/basis/slice';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce, RulePack } from '../../domain/law/pack';
import { countDays } from '../../domain/intake/clocks';
import type { DueDate } from '../../domain/intake/dueDate';
import { mayRelease, releaseGate, type GateFacts } from '../../domain/release/gate';
import { type GateLine } from '../../domain/release/gateLine';
import { loadPacks } from '../../rules/load';
import { packsFor } from '../../rules/packFor';
import type { CaseGiven } from './caseFile';
import { decideBasis, firstUnmet, type BasisOutcome, type DecidedBasis } from './basis';
import { decideLetter, type LetterDecision } from './letter';
import { decideAnswer, type AnswerDecision } from './answer';
import { packsUsed, type PacksUsed } from './packs';
import { workLinesOf } from './gateLines';
import { heardFrom } from './reserved';
import { basisPart, basisQuestionOf, type CaseRequirement, type CaseRoute } from './route';
import { decideSensitive, type SensitiveDecision } from './sensitive';
import { judgeFormOfCase, standingRevocation } from './form';
import { decidePeople, peopleGateOfCase, type DecidedPeople } from './people';
import { knownFactsOfCase, lawFactsOfCase } from './facts';
import { decideFee, settledDayOfCase, type FeeDecision } from './money';

/** All this desk can say of one case; keyed by id so that a scenario can name what it expects. */
export interface CaseDecision extends DecidedPeople, AnswerDecision {
  readonly today: string;
  readonly packs: PacksUsed;
  readonly route?: CaseRoute | undefined;
  readonly requirements?: Readonly<Record<string, CaseRequirement>> | undefined;
  readonly due?: DueDate | undefined;
  readonly checks?: Readonly<Record<string, AuthorizationJudgement['checks'][number]>> | undefined;
  /** Answers that were not this role's to give, with who answers them; they count for nothing. */
  readonly reserved?: Readonly<Record<string, string>> | undefined;
  readonly verdict?: AuthorizationJudgement['verdict'] | undefined;
  readonly pages?: SensitiveDecision['pages'] | undefined;
  readonly gates?: SensitiveDecision['gates'] | undefined;
  /** Questions about protected pages that are still open. */
  readonly pageQuestions?: SensitiveDecision['asks'] | undefined;
  /** The checklist of 42 CFR 2.31, where it applies. */
  readonly part2?: Readonly<Record<string, AuthorizationJudgement['checks'][number]>> | undefined;
  /** Fields of the form that contradict another, with the sentence for each. */
  readonly contradictions?: Readonly<Record<string, string>> | undefined;
  /** Ids of the questions a state asks of this form besides. */
  readonly questions?: readonly string[] | undefined;
  readonly gate?: Readonly<Record<string, GateLine>> | undefined;
  readonly mayRelease?: boolean | undefined;
  readonly letter?: LetterDecision | undefined;
  readonly fee?: FeeDecision | undefined;
  readonly feeLine?: GateLine | undefined;
  /** The day a plain count of days ends on. */
  readonly counted?: string | undefined;
}

/**
 * Pure: the same case under the same packs gives the same decision, on any day and on any
 * machine. Under the packs that ship unless others are given.
 */
export function decide(asked: CaseGiven, library: readonly RulePack[] = loadPacks()): CaseDecision {
  const today = asked.today ?? asked.receivedOn;
  const packs = packsFor(asked.clinic.state, {
    onDate: localDate(asked.receivedOn),
    today: localDate(today),
    library,
  });
  const { given: heard, reserved } = heardFrom(asked, packs);
  const basis = heard.answers && decidedBasis(heard, heard.answers, packs);
  const at = afterBasis(heard, basis, packs);
  const { given, decided, facts } = at;
  const judgement = judgedForm(at);
  const sensitive = given.pages && decideSensitive(given.pages, facts, packs);
  const answer = decideAnswer(given, packs, facts);
  return {
    today,
    packs: packsUsed(packs),
    reserved,
    ...(basis && basisPart(basis)),
    ...judgedPart(judgement),
    ...sensitivePages(sensitive),
    ...decidePeople(given, facts, packs),
    ...gatePart(at, { judgement, sensitive: sensitive?.line, denial: answer.denial }),
    counted: countedDay(given, packs),
    letter: decideLetter(given, packs, facts),
    ...answer,
    ...decideFee({ given, decided, facts, packs }),
  };
}

/** What there is to pay hangs on the door, and a clock may wait for it to be paid. */
function decidedBasis(given: CaseGiven, answers: BasisAnswers, packs: PacksInForce): BasisOutcome {
  const question = basisQuestionOf(given, answers, packs);
  const outcome = decideBasis(question);
  const paidOn = question.paidOn ?? settledDayOfCase(afterBasis(given, outcome, packs));
  return paidOn === question.paidOn ? outcome : decideBasis({ ...question, paidOn });
}

/** A case once its basis is asked: what is decided, and the facts of a request that stands there. */
interface AfterBasis {
  readonly given: CaseGiven;
  readonly packs: PacksInForce;
  readonly decided: DecidedBasis | undefined;
  readonly facts: LawFacts;
}

/** As on the desk, a contradiction decides nothing, and of the answers only those that mattered stay. */
function afterBasis(
  asked: CaseGiven,
  basis: BasisOutcome | undefined,
  packs: PacksInForce,
): AfterBasis {
  const decided = basis?.route.conflict === '' ? basis.decided : undefined;
  const given = basis ? { ...asked, answers: decided?.routed.answers ?? {} } : asked;
  const facts = lawFactsOfCase({ given, packs, basis: decided?.routed });
  return { given, packs, decided, facts };
}

function sensitivePages(
  decided: SensitiveDecision | undefined,
): Pick<CaseDecision, 'pages' | 'gates' | 'pageQuestions'> {
  if (!decided) return {};
  const { pages, gates, asks } = decided;
  return { pages, gates, pageQuestions: asks };
}

function judgedPart(
  judgement: AuthorizationJudgement | undefined,
): Pick<CaseDecision, 'checks' | 'verdict' | 'part2' | 'contradictions' | 'questions'> {
  if (!judgement) return {};
  const { checks, verdict, part2, contradictions, questions } = judgement;
  return {
    checks: byId(checks),
    verdict,
    part2: part2.applies ? byId(part2.checks) : undefined,
    contradictions: Object.fromEntries(contradictions.map((one) => [one.field, one.sentence])),
    questions: questions.map(({ id }) => id),
  };
}

interface Judged {
  readonly judgement: AuthorizationJudgement | undefined;
  readonly sensitive: GateLine | undefined;
  readonly denial: AnswerDecision['denial'];
}

function gatePart(at: AfterBasis, found: Judged): Pick<CaseDecision, 'gate' | 'mayRelease'> {
  const { release } = at.given;
  if (!release) return {};
  const own = releaseGate(gateFactsOf(at, release, found));
  const work = workLinesOf(at, found.denial);
  const lines = [...own, ...(found.sensitive ? [found.sensitive] : []), ...work];
  return { gate: byId(lines), mayRelease: mayRelease(lines) };
}

function countedDay({ receivedOn, count }: CaseGiven, packs: PacksInForce): string | undefined {
  return count && countDays(localDate(receivedOn), { count: count.days, unit: count.unit }, packs);
}

/** The form is held up where one came, or where the basis asks for one. */
function judgedForm({ given, packs, decided }: AfterBasis): AuthorizationJudgement | undefined {
  const needed = decided?.routed.needsAuthorization === true;
  if (!given.authorization && !needed) return undefined;
  return judgeFormOfCase(given, packs, knownFactsOfCase({ given, packs, basis: decided?.routed }));
}

function gateFactsOf(
  { given, decided, facts, packs }: AfterBasis,
  release: NonNullable<CaseGiven['release']>,
  { judgement }: Judged,
): GateFacts {
  const revokedOn = standingRevocation(given);
  return {
    ...release,
    basis: decided?.routed,
    requirement: decided && firstUnmet(decided.requirements),
    authorization: given.authorization &&
      judgement && {
        valid: judgement.verdict.valid,
        sentence: standingOf(judgement),
        accepted: release.authorizationAccepted,
      },
    revoked: revokedOn === undefined ? undefined : { on: revokedOn },
    people: peopleGateOfCase(given, facts, packs),
    recipient: {
      name: given.recipient ?? given.requester.name,
      matches: release.recipientMatches,
    },
  };
}

/** The first defect says more than the count of them. */
function standingOf({ checks, verdict, contradictions }: AuthorizationJudgement): string {
  if (verdict.valid) return verdict.sentence;
  const first = [...verdict.defects, ...verdict.open, ...verdict.unanswered][0];
  const check = checks.find((one) => one.id === first);
  return check?.sentence ?? contradictions[0]?.sentence ?? verdict.sentence;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}
