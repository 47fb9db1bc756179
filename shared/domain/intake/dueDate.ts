import { compareDates, localDate, type LocalDate } from '../base/localDate';
import { lastBusinessDayOnOrBefore } from '../base/localDateBusiness';
import type { TargetRule } from '../law/clockRules';
import { ruleIdOf } from '../law/pack';
import type { Due } from '../basis/slice';
import { calendarsOf } from './calendars';
import {
  applicable,
  countDays,
  dated,
  dayWords,
  dueOf,
  type Applicable,
  type DueQuestion,
  type RunningClock,
} from './clocks';
import { extensionRight, type ExtensionRight } from './extension';

export interface DueDate {
  /** The last day the law allows; absent where it sets none. */
  readonly legalDue?: LocalDate | undefined;
  /** The last business day on or before it, or the desk's own target. */
  readonly workBy: LocalDate;
  readonly governing: RunningClock;
  readonly others: readonly RunningClock[];
  /** "Due Wed Sep 23 (Texas, 15 business days); HIPAA would be Oct 1." */
  readonly sentence: string;
  readonly unverified: boolean;
  /** What a manager has to confirm; empty where nothing. */
  readonly warning: string;
  readonly extension: ExtensionRight;
}

/**
 * The day a request is due and why. The earliest clock governs, because the stricter law holds
 * (45 CFR 160.203(b)); the day of receipt is day 0, and no law here rolls a due date forward off
 * a weekend, so the desk works back to a business day instead.
 */
export function dueDate(question: DueQuestion): DueDate {
  const clocks = applicable(question);
  const dated = clocks
    .filter((clock) => clock.running.due !== undefined)
    .sort((a, b) => compareDates(dueOf(a), dueOf(b)));
  const first = dated[0];
  return first ? byLaw(question, clocks, first) : byTarget(question, clocks);
}

/** The form in which a decision keeps it. */
export function asDue(date: DueDate): Due {
  return {
    legalDue: date.legalDue,
    workBy: date.workBy,
    sentence: date.sentence,
    governing: date.governing.sentence,
    citation: date.governing.citation,
    unverified: date.unverified,
  };
}

function byLaw(
  question: DueQuestion,
  clocks: readonly Applicable[],
  governing: Applicable,
): DueDate {
  const legalDue = dueOf(governing);
  const workBy = lastBusinessDayOnOrBefore(legalDue, calendarsOf(question.packs).shut);
  const others = clocks.filter((clock) => clock !== governing).map((clock) => clock.running);
  const { label, time } = governing.running;
  const parts = [
    `Due ${dated(legalDue, question)} (${extendedWords(governing)}${label}, ${time})`,
    workBy === legalDue ? '' : `work by ${dated(workBy, question)}`,
    ...others.map((other) => other.aside),
  ];
  return {
    legalDue,
    workBy,
    governing: governing.running,
    others,
    sentence: sentenceOf(parts),
    ...doubt(question, clocks),
    extension: extensionRight(clocks, question),
  };
}

/** A promised day is a legal day too, and the reader should hear that it was promised. */
function extendedWords({ firstDue, running: clock }: Applicable): string {
  return clock.due === firstDue ? '' : 'extended in writing; ';
}

function byTarget(question: DueQuestion, clocks: readonly Applicable[]): DueDate {
  const target = targetFor(question);
  const { pack } = question.packs.federal;
  const workBy = countDays(localDate(question.receivedOn), target, question.packs);
  const time = dayWords(target.count, target.unit);
  const others = clocks.map((clock) => clock.running);
  return {
    workBy,
    governing: {
      ruleId: ruleIdOf(pack, target.id),
      label: 'Desk target',
      time,
      sentence: `The law sets no day here; the desk aims at ${time}.`,
      aside: '',
      citation: target.citation,
      unverified: false,
    },
    others,
    sentence: sentenceOf([
      `No legal due date; aim for ${dated(workBy, question)} (desk target, ${time})`,
      ...others.map((other) => other.aside),
    ]),
    ...doubt(question, clocks),
    extension: { allowed: false, sentence: 'There is no legal clock to extend.' },
  };
}

function targetFor({ basis, row, packs }: DueQuestion): TargetRule {
  const target = packs.federal.pack.targets.find(
    (one) =>
      one.bases.includes(basis) &&
      (one.rows === undefined || (row !== undefined && one.rows.includes(row))),
  );
  if (!target) throw new Error(`rule pack has neither clock nor target for ${basis}`);
  return target;
}

/** Where access or an authorization is concerned, a state nobody has read may be stricter. */
function doubt(
  { basis, packs }: DueQuestion,
  clocks: readonly Applicable[],
): Pick<DueDate, 'unverified' | 'warning'> {
  const asked = basis === 'treatment' ? [packs.federal] : [packs.federal, packs.state];
  const warnings = asked.map((one) => one.warning).filter((warning) => warning !== '');
  const unread = clocks.filter((clock) => clock.rule.status === 'verify');
  const all = [
    ...warnings,
    ...unread.map(
      ({ running: clock, rule }) =>
        `${clock.label}, ${clock.time} (${rule.citation}), is not checked against its source; a manager must confirm.`,
    ),
  ];
  return { unverified: all.length > 0, warning: all.join(' ') };
}

function sentenceOf(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('; ')}.`;
}
