import { addMonths, compareDates, localDate, type LocalDate } from '../base/localDate';
import { lastBusinessDayOnOrBefore } from '../base/localDateBusiness';
import { inFull } from '../base/localDateWords';
import { calendarsOf } from '../intake/calendars';
import { countDays } from '../intake/clocks';
import type { ExtensionRight } from '../intake/extension';
import type { AccountingRules } from '../law/accountingRules';
import type { PacksInForce } from '../law/pack';

export interface AccountingClockQuestion {
  readonly receivedOn: string;
  /** The day promised in a written extension. */
  readonly extendedTo?: string | undefined;
  readonly today: string;
  /** Days on which earlier accountings of this patient were asked for and answered. */
  readonly earlier: readonly string[];
  readonly rules: AccountingRules;
  readonly packs: PacksInForce;
}

export interface AccountingClock {
  readonly legalDue: LocalDate;
  readonly workBy: LocalDate;
  readonly extension: ExtensionRight;
  readonly free: boolean;
  readonly freeWhy: string;
}

/** Its days and one extension, told in writing in time; whether it is free (45 CFR 164.528(c)). */
export function accountingClock(question: AccountingClockQuestion): AccountingClock {
  const { receivedOn, rules, packs, extendedTo } = question;
  const firstDue = countDays(localDate(receivedOn), rules.answer, packs);
  const latest = countDays(firstDue, rules.extension, packs);
  const legalDue = extendedTo === undefined ? firstDue : earlier(localDate(extendedTo), latest);
  return {
    legalDue,
    workBy: lastBusinessDayOnOrBefore(legalDue, calendarsOf(packs).shut),
    extension: extensionOf(question, { noticeBy: firstDue, latest }),
    ...freeOf(question),
  };
}

function extensionOf(
  { today, extendedTo }: AccountingClockQuestion,
  days: { readonly noticeBy: LocalDate; readonly latest: LocalDate },
): ExtensionRight {
  if (extendedTo !== undefined) {
    return { allowed: false, sentence: 'The one extension is used. The law allows no second one.' };
  }
  if (today <= days.noticeBy) return { allowed: true, ...days };
  const sentence = `It is too late to extend: the time to say so ended on ${inFull(days.noticeBy)}. Answer it now.`;
  return { allowed: false, sentence };
}

function freeOf({
  receivedOn,
  earlier: before,
  rules,
}: AccountingClockQuestion): Pick<AccountingClock, 'free' | 'freeWhy'> {
  const since = addMonths(localDate(receivedOn), -rules.freeEveryMonths);
  const last = before.filter((on) => on > since && on <= receivedOn).sort().at(-1); // prettier-ignore
  if (last === undefined) {
    const freeWhy = `It is the first in ${String(rules.freeEveryMonths)} months, so it is free.`;
    return { free: true, freeWhy };
  }
  const on = inFull(localDate(last));
  return {
    free: false,
    freeWhy: `There was a free one, asked for on ${on}. A fee may cover the cost only, and the patient is told first and may withdraw.`,
  };
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return compareDates(a, b) < 0 ? a : b;
}
