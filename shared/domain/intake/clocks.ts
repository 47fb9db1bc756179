import { addDays, compareDates, localDate, partsOf, type LocalDate } from '../base/localDate';
import { addBusinessDays } from '../base/localDateBusiness';
import { dayAndMonth, weekdayName } from '../base/localDateWords';
import type { BasisKind } from '../basis/slice';
import type { FacilityType } from '../clinic/slice';
import type { ClockRule } from '../law/clockRules';
import { holds, type LawFacts } from '../law/condition';
import { ruleIdOf, type PackInForce, type PacksInForce } from '../law/pack';
import type { DayUnit } from '../law/sourced';
import { calendarsOf } from './calendars';
import type { AccessWish, RequesterKind } from './slice';

/** What the clocks are chosen by. Dates are `YYYY-MM-DD`. */
export interface DueQuestion {
  readonly basis: BasisKind;
  /** Row of the requester matrix, where a target is for some rows only. */
  readonly row?: string | undefined;
  readonly receivedOn: string;
  readonly facilityType: FacilityType;
  readonly requesterKind: RequesterKind;
  readonly packs: PacksInForce;
  /** To have a copy unless it says otherwise; only who has a right of access may ask to look. */
  readonly service?: AccessWish | undefined;
  /** The day nothing was left to pay, for the clocks that start when request and payment are in. */
  readonly paidOn?: string | undefined;
  /** The day the paper itself names: the return date of a subpoena. */
  readonly paperDay?: string | undefined;
  /** The day promised in a written extension that went out in time. */
  readonly extendedTo?: string | undefined;
  /** Absent: whether it is still time to extend is not judged. */
  readonly today?: string | undefined;
  readonly facts?: LawFacts | undefined;
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
  /** How it is said beside the clock that holds: "HIPAA would be Oct 1". */
  readonly aside: string;
  readonly citation: string;
  readonly unverified: boolean;
}

/** A rule that applies, and how it runs. */
export interface Applicable {
  readonly rule: ClockRule;
  /** The day it began; absent while it waits. */
  readonly start?: LocalDate | undefined;
  /** The day it ends without an extension. */
  readonly firstDue?: LocalDate | undefined;
  readonly running: RunningClock;
}

/** Every clock of federal and state law that runs for this request, in the order of the packs. */
export function applicable(question: DueQuestion): readonly Applicable[] {
  const { federal, state } = question.packs;
  return [federal, state].flatMap((inForce) =>
    inForce.pack.clocks
      .filter((rule) => applies(rule, question))
      .map((rule) => running(rule, inForce, question)),
  );
}

function applies(rule: ClockRule, question: DueQuestion): boolean {
  return (
    rule.bases.includes(question.basis) &&
    rule.facilityTypes.includes(question.facilityType) &&
    (rule.requesterKinds?.includes(question.requesterKind) ?? true) &&
    isAsked(rule, question) &&
    holds(rule.when, question.facts ?? {}) !== 'no'
  );
}

function isAsked({ service }: ClockRule, { basis, service: asked }: DueQuestion): boolean {
  const wish = basis === 'access' ? (asked ?? 'copy') : 'copy';
  return service === undefined || wish === 'both' || service === wish;
}

function running(rule: ClockRule, inForce: PackInForce, question: DueQuestion): Applicable {
  const { pack } = inForce;
  const start = startOf(rule, question);
  const firstDue = start && lastDay(rule, start, question);
  const due = firstDue && start && extendedDay(rule, { start, firstDue }, question);
  const label = rule.time.kind === 'paper' ? 'Return date' : pack.label;
  const time = timeWords(rule);
  const words = { label, time, start, due, rule, question };
  const clock = {
    ruleId: ruleIdOf(pack, rule.id),
    label,
    time,
    due,
    sentence: clockSentence(words),
    aside: asideOf(words),
    citation: rule.citation,
    unverified: inForce.unverified || rule.status === 'verify',
  };
  return { rule, start, firstDue, running: clock };
}

function lastDay(rule: ClockRule, start: LocalDate, question: DueQuestion): LocalDate | undefined {
  const { time } = rule;
  if (time.kind === 'words') return undefined;
  if (time.kind === 'days') return countDays(start, time, question.packs);
  return question.paperDay === undefined ? undefined : localDate(question.paperDay);
}

function startOf(rule: ClockRule, { receivedOn, paidOn }: DueQuestion): LocalDate | undefined {
  const received = localDate(receivedOn);
  if (rule.from === 'receipt') return received;
  if (paidOn === undefined) return undefined;
  const paid = localDate(paidOn);
  return compareDates(paid, received) > 0 ? paid : received;
}

/** The promised day, as far as this clock allows one. */
function extendedDay(
  rule: ClockRule,
  { start, firstDue }: { readonly start: LocalDate; readonly firstDue: LocalDate },
  { extendedTo, packs }: DueQuestion,
): LocalDate {
  if (!rule.extension || extendedTo === undefined) return firstDue;
  const latest = latestDay({ extension: rule.extension, start, firstDue }, packs);
  const promised = localDate(extendedTo);
  const day = compareDates(promised, latest) < 0 ? promised : latest;
  return compareDates(day, firstDue) < 0 ? firstDue : day;
}

interface Extendable {
  readonly extension: NonNullable<ClockRule['extension']>;
  readonly start: LocalDate;
  readonly firstDue: LocalDate;
}

/** The last day to which a clock can be extended. */
export function latestDay(
  { extension, start, firstDue }: Extendable,
  packs: PacksInForce,
): LocalDate {
  return countDays(extension.from === 'start' ? start : firstDue, extension, packs);
}

interface DayCount {
  readonly count: number;
  readonly unit: DayUnit;
}

/** Counts from a day that is day 0, by the calendars of these packs. */
export function countDays(
  from: LocalDate,
  { count, unit }: DayCount,
  packs: PacksInForce,
): LocalDate {
  if (unit === 'calendar') return addDays(from, count);
  return addBusinessDays(from, count, calendarsOf(packs)[unit]);
}

function timeWords({ time }: ClockRule): string {
  return time.kind === 'days' ? dayWords(time.count, time.unit) : time.words;
}

/** `15 business days`. */
export function dayWords(count: number, unit: DayUnit): string {
  const days = count === 1 ? 'day' : 'days';
  return unit === 'calendar' ? `${count} ${days}` : `${count} ${unit} ${days}`;
}

interface ClockWords {
  readonly label: string;
  readonly time: string;
  readonly start: LocalDate | undefined;
  readonly due: LocalDate | undefined;
  readonly rule: ClockRule;
  readonly question: DueQuestion;
}

function clockSentence(words: ClockWords): string {
  const { label, time, due, rule, question } = words;
  if (rule.time.kind === 'paper') return paperSentence(words);
  if (due) return `${label}: ${time} from ${startWords(words)}${toLook(rule)}, ${dated(due, question)}.`; // prettier-ignore
  return rule.time.kind === 'words'
    ? `${label}: ${time}.`
    : `${label}: ${time}, counted once request and payment are both in.`;
}

const toLook = ({ service }: ClockRule): string =>
  service === 'inspection' ? ' to let the person look at the record' : '';

function paperSentence({ label, time, due, question }: ClockWords): string {
  if (due) return `${label}, ${time}: ${dated(due, question)}.`;
  return `${label}, ${time}: nobody has typed it yet.`;
}

function asideOf({ label, time, due, rule, question }: ClockWords): string {
  if (due) return `${label} would be ${dayAndMonth(due, yearOf(question))}`;
  return rule.time.kind === 'paper'
    ? 'the return date on the paper is not typed yet'
    : `${label} says ${time}`;
}

function startWords({ rule, start, question }: ClockWords): string {
  if (rule.from === 'receipt') return 'receipt';
  return `request and payment${start ? `, both in on ${dated(start, question)}` : ''}`;
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
