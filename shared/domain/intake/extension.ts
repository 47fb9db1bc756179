import { compareDates, localDate, type LocalDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { holds } from '../law/condition';
import { countDays, latestDay, type Applicable, type DueQuestion } from './clocks';

export type ExtensionRight =
  | {
      readonly allowed: true;
      /** The written notice with reason and new date has to be out by this day. */
      readonly noticeBy: LocalDate;
      /** The last day that may be promised. */
      readonly latest: LocalDate;
    }
  | { readonly allowed: false; readonly sentence: string };

/** A clock that has a day, with the rule it runs by. */
interface Dated extends Applicable {
  readonly start: LocalDate;
  readonly firstDue: LocalDate;
}

/** A clock that runs only because nobody has said otherwise is shown, but takes no right away. */
const surelyRuns =
  ({ facts }: DueQuestion) =>
  ({ rule }: Applicable): boolean =>
    holds(rule.when, facts ?? {}) === 'yes';

/**
 * Only if every clock allows it: one that does not would be broken by waiting. Only once, and
 * only while none of the clocks has run out (45 CFR 164.524(b)(2)(ii); domain S19).
 */
export function extensionRight(
  clocks: readonly Applicable[],
  question: DueQuestion,
): ExtensionRight {
  const dated = clocks.filter(isDated).filter(surelyRuns(question));
  const strict = dated.find(({ rule }) => !rule.extension);
  if (dated.length === 0) return refusal('There is no legal clock to extend.');
  if (strict) return refusal(`${strict.running.label} allows no more time.`);
  if (question.extendedTo !== undefined) {
    const promised = inFull(localDate(question.extendedTo));
    return refusal(
      `The one extension is used: ${promised} was promised. The law allows no second one.`,
    );
  }
  return timely(dated, question);
}

function timely(dated: readonly Dated[], question: DueQuestion): ExtensionRight {
  const ends = dated
    .map((clock) => ({ clock, noticeBy: noticeDay(clock, question) }))
    .sort((a, b) => compareDates(a.noticeBy, b.noticeBy));
  const [first] = ends;
  if (!first) throw new Error('no clock to extend');
  if (question.today !== undefined && question.today > first.noticeBy) {
    const { label, time } = first.clock.running;
    const ended = inFull(first.noticeBy);
    return refusal(
      `It is too late to extend: the ${time} (${label}) ended on ${ended}. Answer it now.`,
    );
  }
  const [latest] = dated.map((clock) => lastOf(clock, question)).sort(compareDates);
  if (!latest) throw new Error('no clock to extend');
  return { allowed: true, noticeBy: first.noticeBy, latest };
}

function noticeDay({ rule, start, firstDue }: Dated, { packs }: DueQuestion): LocalDate {
  if (!rule.extension || rule.time.kind !== 'days') return firstDue;
  return countDays(start, { count: rule.extension.noticeWithin, unit: rule.time.unit }, packs);
}

function lastOf({ rule, start, firstDue }: Dated, { packs }: DueQuestion): LocalDate {
  if (!rule.extension) return firstDue;
  return latestDay({ extension: rule.extension, start, firstDue }, packs);
}

function isDated(clock: Applicable): clock is Dated {
  return clock.start !== undefined && clock.firstDue !== undefined;
}

function refusal(sentence: string): ExtensionRight {
  return { allowed: false, sentence };
}
