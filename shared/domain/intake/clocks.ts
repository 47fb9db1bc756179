import { addDays, compareDates, localDate, partsOf, type LocalDate } from '../base/localDate';
import { addBusinessDays } from '../base/localDateBusiness';
import { dayAndMonth, weekdayName } from '../base/localDateWords';
import type { AccessService, ClockRule } from '../law/clockRules';
import { ruleIdOf, type PackInForce, type PacksInForce } from '../law/pack';
import type { DayUnit } from '../law/sourced';
import type { RequesterKind } from './slice';
import type { BasisKind } from '../basis/slice';
import type { FacilityType } from '../clinic/slice';

/** What the clocks are chosen by. Dates are `YYYY-MM-DD`. */
export interface DueQuestion {
  readonly basis: BasisKind;
  readonly receivedOn: string;
  readonly facilityType: FacilityType;
  readonly requesterKind: RequesterKind;
  readonly packs: PacksInForce;
  /** To have a copy unless it says otherwise. */
  readonly service?: AccessService | undefined;
  /** For the clocks that only start when request and payment are both in. */
  readonly paidOn?: string | undefined;
}

/** One clock as it runs for this request. */
export interface RunningClock {
  readonly ruleId: string;
  /** "Texas". */
  readonly label: string;
  /** "15 business days". */
  readonly time: string;
  /** Absent where the law names no day, or the clock has not started. */
  readonly due?: LocalDate | undefined;
  readonly sentence: string;
  readonly citation: string;
  readonly unverified: boolean;
}

/** A rule that applies, and how it runs. */
export interface Applicable {
  readonly rule: ClockRule;
  readonly running: RunningClock;
}

/** Every clock of federal and state law that runs for this request, in the order of the packs. */
export function applicable(question: DueQuestion): readonly Applicable[] {
  const { federal, state } = question.packs;
  return [federal, state].flatMap((inForce) =>
    inForce.pack.clocks
      .filter((rule) => applies(rule, question))
      .map((rule) => ({ rule, running: running(rule, inForce, question) })),
  );
}

function applies(rule: ClockRule, question: DueQuestion): boolean {
  return (
    rule.bases.includes(question.basis) &&
    rule.facilityTypes.includes(question.facilityType) &&
    (rule.requesterKinds?.includes(question.requesterKind) ?? true) &&
    (rule.service === undefined || rule.service === (question.service ?? 'copy'))
  );
}

function running(rule: ClockRule, inForce: PackInForce, question: DueQuestion): RunningClock {
  const { pack } = inForce;
  const due = lastDay(rule, question);
  const time = timeWords(rule);
  return {
    ruleId: ruleIdOf(pack, rule.id),
    label: pack.label,
    time,
    due,
    sentence: clockSentence({ label: pack.label, time, due, rule, question }),
    citation: rule.citation,
    unverified: inForce.unverified || rule.status === 'verify',
  };
}

function lastDay(rule: ClockRule, question: DueQuestion): LocalDate | undefined {
  const start = startOf(rule, question);
  if (rule.time.kind === 'words' || !start) return undefined;
  return countDays(start, rule.time.count, rule.time.unit);
}

function startOf(rule: ClockRule, { receivedOn, paidOn }: DueQuestion): LocalDate | undefined {
  const received = localDate(receivedOn);
  if (rule.from === 'receipt') return received;
  if (paidOn === undefined) return undefined;
  const paid = localDate(paidOn);
  return compareDates(paid, received) > 0 ? paid : received;
}

/** Counts from a day that is day 0. Working days are counted as business days. */
export function countDays(from: LocalDate, count: number, unit: DayUnit): LocalDate {
  return unit === 'calendar' ? addDays(from, count) : addBusinessDays(from, count);
}

function timeWords({ time }: ClockRule): string {
  return time.kind === 'words' ? time.words : dayWords(time.count, time.unit);
}

/** `15 business days`. */
export function dayWords(count: number, unit: DayUnit): string {
  const days = count === 1 ? 'day' : 'days';
  return unit === 'calendar' ? `${count} ${days}` : `${count} ${unit} ${days}`;
}

interface ClockWords {
  readonly label: string;
  readonly time: string;
  readonly due: LocalDate | undefined;
  readonly rule: ClockRule;
  readonly question: DueQuestion;
}

function clockSentence({ label, time, due, rule, question }: ClockWords): string {
  if (due) return `${label}: ${time} from ${startWords(rule)}, ${dated(due, question)}.`;
  return rule.time.kind === 'words'
    ? `${label}: ${time}.`
    : `${label}: ${time}, counted once request and payment are both in.`;
}

function startWords(rule: ClockRule): string {
  return rule.from === 'receipt' ? 'receipt' : 'request and payment';
}

/** `Wed Sep 23`, with the year where it is not the year of receipt. */
export function dated(date: LocalDate, question: DueQuestion): string {
  return `${weekdayName(date).slice(0, 3)} ${dayAndMonth(date, yearOf(question))}`;
}

export function yearOf({ receivedOn }: DueQuestion): number {
  return partsOf(localDate(receivedOn)).year;
}

export function dueOf({ running: clock }: Applicable): LocalDate {
  if (!clock.due) throw new Error('a clock without a day');
  return clock.due;
}
