import { Refused } from '../base/fault';
import type { AccessWish } from '../intake/slice';
import { isKnown, judge, type FactValue, type LawFacts } from '../law/condition';
import type { FeeQuestion } from '../law/feeRules';
import type { RulePack } from '../law/pack';
import type { ClinicFees } from './clinicFees';
import { feeFacts, type FeeFact } from './feeFacts';

/** Everything a fee is worked out from. Dates `YYYY-MM-DD`. */
export interface FeeInput {
  /** With the defaults of the questions laid under (`withDefaults`). */
  readonly facts: LawFacts;
  readonly clinic: ClinicFees;
  readonly federal: RulePack;
  readonly state: RulePack;
  /** The day of receipt: a request keeps the rates of its day. */
  readonly receivedOn: string;
  readonly today: string;
}

export interface FeeLine {
  readonly id: string;
  readonly label: string;
  /** `100 pages at $0.50`; empty where the label says all. */
  readonly detail: string;
  /** Tenths of a cent; negative where something is taken off. */
  readonly mills: number;
  readonly citation: string;
  readonly ruleId: string;
}

export function sumMills(lines: readonly FeeLine[]): number {
  return lines.reduce((sum, line) => sum + line.mills, 0);
}

/** Answers laid over what silence means, and both over the clinic's own settings. */
export function withDefaults(
  facts: LawFacts,
  questions: readonly FeeQuestion[],
  clinic: ClinicFees,
): LawFacts {
  const silence = questions.flatMap((one) =>
    one.unlessAnswered === undefined ? [] : [[one.id, one.unlessAnswered] as const],
  );
  const known = Object.entries(facts).filter(([, value]) => isKnown(value));
  return {
    ...Object.fromEntries<FactValue>(silence),
    copyMedium: facts['medium'],
    attorneyIsPatient: clinic.attorneyIsPatient,
    recordSource: clinic.recordSource === '' ? undefined : clinic.recordSource,
    ...Object.fromEntries(known),
  };
}

/** The questions a request calls for: those whose condition does not fail. */
export function questionsFor(
  questions: readonly FeeQuestion[],
  facts: LawFacts,
): readonly FeeQuestion[] {
  return questions.filter(
    (one) => one.when === undefined || judge(one.when, facts).truth === 'yes',
  );
}

/** A count or an amount among the facts; undefined where nobody has said it. */
export function countOf(facts: LawFacts, name: FeeFact): number | undefined {
  const value = facts[name];
  if (!isKnown(value)) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Refused(
    'fee-fact-not-a-count',
    `${name} (${feeFacts[name]}) is ${String(value)}. Type a whole number, zero or more.`,
  );
}

/** `1 page`, `20 pages`. */
export function pagesText(pages: number): string {
  return `${pages} ${pages === 1 ? 'page' : 'pages'}`;
}

/** What stands about the fee of a request beside what the rules know of it. */
export interface MoneyFacts {
  /** Of the money screen; laid over all other facts. */
  readonly answers: LawFacts;
  /** Pages the fee is for; 0 while there are none. */
  readonly pages: number;
  readonly service: AccessWish | undefined;
  readonly clinic: ClinicFees;
}

/** The facts with the answers of the money screen, and what silence means under them. */
export function withMoneyFacts(facts: LawFacts, money: MoneyFacts, federal: RulePack): LawFacts {
  const { answers, pages, service, clinic } = money;
  return withDefaults(
    {
      ...facts,
      ...answers,
      ...(pages > 0 && { pages }),
      ...(service === 'inspection' && { accessWay: 'inspection' }),
    },
    federal.feeQuestions,
    clinic,
  );
}
