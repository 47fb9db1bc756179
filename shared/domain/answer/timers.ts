import { addDays, compareDates, localDate, type LocalDate } from '../base/localDate';
import { lastBusinessDayOnOrBefore } from '../base/localDateBusiness';
import type { BasisKind } from '../basis/slice';
import { calendarsOf } from '../intake/calendars';
import { countDays } from '../intake/clocks';
import { holds, type LawFacts } from '../law/condition';
import type { TimerRule, TimerStart } from '../law/clockRules';
import { ruleIdOf, type PacksInForce } from '../law/pack';

/** What has begun, and when (`YYYY-MM-DD`); what is left out has not begun, or is done. */
export type TimerStarts = { readonly [S in TimerStart]?: string | undefined };

export interface TimerQuestion {
  readonly starts: TimerStarts;
  readonly basis?: BasisKind | undefined;
  /** The day the paper names. */
  readonly paperDay?: string | undefined;
  readonly packs: PacksInForce;
  readonly facts: LawFacts;
}

/** Something the desk has to do by a day, beside answering the request. */
export interface Timer {
  readonly id: string;
  readonly on: LocalDate;
  readonly sentence: string;
  readonly citation: string;
  readonly ruleId: string;
  /** Nobody has read the rule in its source yet. */
  readonly unverified: boolean;
}

/** Every timer that runs, the earliest first. */
export function timersOf(question: TimerQuestion): readonly Timer[] {
  const { federal, state } = question.packs;
  return [federal, state]
    .flatMap(({ pack, unverified }) =>
      pack.timers.flatMap((rule) => {
        const on = dayOf(rule, question);
        if (!on) return [];
        const { id, sentence, citation, status } = rule;
        const doubted = unverified || status === 'verify';
        return [{ id, on, sentence, citation, ruleId: ruleIdOf(pack, id), unverified: doubted }];
      }),
    )
    .sort((a, b) => compareDates(a.on, b.on));
}

function dayOf(rule: TimerRule, question: TimerQuestion): LocalDate | undefined {
  const { basis, packs, starts, paperDay } = question;
  const start = starts[rule.from];
  if (start === undefined) return undefined;
  if (holds(rule.when, question.facts) === 'no') return undefined;
  if (rule.bases && (basis === undefined || !rule.bases.includes(basis))) return undefined;
  const day = countDays(localDate(start), rule, packs);
  if (!rule.beforePaperDay || paperDay === undefined) return day;
  const before = lastBusinessDayOnOrBefore(
    addDays(localDate(paperDay), -1),
    calendarsOf(packs).shut,
  );
  return compareDates(before, day) < 0 ? before : day;
}
