import type { AuthorizationJudgement } from '../../domain/authorization/verdict';
import { localDate } from '../../domain/base/localDate';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce, RulePack } from '../../domain/law/pack';
import { countDays } from '../../domain/intake/clocks';
import type { DueDate } from '../../domain/intake/dueDate';
import { mayRelease, releaseGate, type GateFacts, type GateLine } from '../../domain/release/gate';
import { loadPacks } from '../../rules/load';
import { packsFor } from '../../rules/packFor';
import type { CaseGiven } from './caseFile';
import { decideBasis, firstUnmet, type BasisOutcome } from './basis';
import { decideLetter, type LetterDecision } from './letter';
import { decideAnswer, type AnswerDecision } from './answer';
import { packsUsed, type PacksUsed } from './packs';
import { workLinesOf } from './gateLines';
import { heardFrom } from './reserved';
import { basisPart, basisQuestionOf, type CaseRequirement, type CaseRoute } from './route';
import { decideSensitive, type SensitiveDecision } from './sensitive';
import { judgeFormOfCase, standingRevocation } from './form';
import { decidePeople, peopleGateOfCase, type DecidedPeople } from './people';
import { knownFactsOfCase, lawFactsOfCase } from '../rules/lawFacts';
import { decideFee, type FeeDecision } from './money';

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
  const { given, reserved } = heardFrom(asked, packs);
  const basis = given.answers && decideBasis(basisQuestionOf(given, given.answers, packs));
  const judgement = judgedForm(given, packs, basis);
  const sensitive = sensitivePart(given, packs, basis);
  const facts = caseFacts(given, packs, basis);
  const answer = decideAnswer(given, packs, facts);
  return {
    today,
    packs: packsUsed(packs),
    reserved,
    ...(basis && basisPart(basis)),
    ...judgedPart(judgement),
    ...sensitivePages(sensitive),
    ...decidePeople(given, facts, packs),
    ...gatePart(given, basis, {
      ...{ judgement, facts, packs, sensitive: sensitive?.line },
      denial: answer.denial,
    }),
    counted: countedDay(given, packs),
    letter: decideLetter(given, packs),
    ...answer,
    ...decideFee(given, basis?.decided?.routed, packs),
  };
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
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
  readonly sensitive: GateLine | undefined;
  readonly denial: AnswerDecision['denial'];
}

/** The facts of the case with the door it came to, as a request has them once it is decided. */
function caseFacts(
  given: CaseGiven,
  packs: PacksInForce,
  basis: BasisOutcome | undefined,
): LawFacts {
  const facts = lawFactsOfCase(given, packs);
  if (!basis?.decided) return facts;
  const { kind, row } = basis.decided.routed;
  return { ...facts, basisKind: kind, basisRow: row, ...given.facts };
}

function gatePart(
  given: CaseGiven,
  basis: BasisOutcome | undefined,
  found: Judged,
): Pick<CaseDecision, 'gate' | 'mayRelease'> {
  if (!given.release) return {};
  const own = releaseGate(gateFactsOf(given, given.release, basis, found));
  const work = workLinesOf(given, basis?.decided, found.packs, found.denial);
  const lines = [...own, ...(found.sensitive ? [found.sensitive] : []), ...work];
  return { gate: byId(lines), mayRelease: mayRelease(lines) };
}

/** The door the case was decided to come through, unless it names another by the facts. */
function sensitivePart(
  given: CaseGiven,
  packs: PacksInForce,
  basis: BasisOutcome | undefined,
): SensitiveDecision | undefined {
  if (!given.pages) return undefined;
  const routed = basis?.decided?.routed;
  const door = routed && { basisKind: routed.kind, basisRow: routed.row };
  const facts = { ...lawFactsOfCase(given, packs), ...door, ...given.facts };
  return decideSensitive(given.pages, facts, packs);
}

function countedDay({ receivedOn, count }: CaseGiven, packs: PacksInForce): string | undefined {
  return count && countDays(localDate(receivedOn), { count: count.days, unit: count.unit }, packs);
}

/** The form is held up where one came, or where the basis asks for one. */
function judgedForm(
  given: CaseGiven,
  packs: PacksInForce,
  basis: BasisOutcome | undefined,
): AuthorizationJudgement | undefined {
  const needed = basis?.decided?.routed.needsAuthorization === true;
  if (!given.authorization && !needed) return undefined;
  const law = { ...knownFactsOfCase(given, packs), ...given.facts };
  return judgeFormOfCase(given, packs, law);
}

function gateFactsOf(
  given: CaseGiven,
  release: NonNullable<CaseGiven['release']>,
  basis: BasisOutcome | undefined,
  { judgement, facts, packs }: Judged,
): GateFacts {
  const revokedOn = standingRevocation(given);
  return {
    ...release,
    basis: basis?.decided?.routed,
    requirement: basis?.decided && firstUnmet(basis.decided.requirements),
    authorization: judgement && {
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
