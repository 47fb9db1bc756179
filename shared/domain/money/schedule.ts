import { addMonths, compareDates, localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { judge, type LawFacts } from '../law/condition';
import type { FeeSchedule } from '../law/feeRules';
import { ruleIdOf, type RulePack } from '../law/pack';
import { versionOn } from '../law/versionOn';
import type { FeeInput } from './feeInput';

export type Payer = FeeSchedule['payers'][number];

export type ScheduleChoice =
  | { readonly kind: 'schedule'; readonly schedule: FeeSchedule }
  /** It hangs on facts nobody has answered. */
  | { readonly kind: 'open'; readonly missing: readonly string[] }
  | { readonly kind: 'none' };

/**
 * The first schedule of the state whose condition holds. One that may hold stops the search: the
 * desk asks, it does not take the next.
 */
export function chooseSchedule(payer: Payer, input: FeeInput): ScheduleChoice {
  for (const schedule of versionsOn(input.state.fees, input.receivedOn)) {
    if (!schedule.payers.includes(payer)) continue;
    const { truth, missing } = judge(schedule.when, input.facts);
    if (truth === 'yes') return { kind: 'schedule', schedule };
    if (truth === 'unknown') return { kind: 'open', missing };
  }
  return { kind: 'none' };
}

/** Of each schedule the version of a day; where none had begun, the earliest there is. */
export function versionsOn(schedules: readonly FeeSchedule[], day: string): readonly FeeSchedule[] {
  const ids = [...new Set(schedules.map(({ id }) => id))];
  return ids.flatMap((id) => {
    const version = versionOn(
      schedules.filter((one) => one.id === id),
      day,
    );
    return version ? [version] : [];
  });
}

/** Why a manager must confirm a rate before it is charged; empty where nothing is in doubt. */
export function doubtOf(schedule: FeeSchedule, input: FeeInput): string {
  const { title, verifiedOn, status, effectiveFrom, effectiveTo } = schedule;
  const confirm = 'a manager must confirm';
  const { receivedOn, today, state } = input;
  if (effectiveFrom > receivedOn || (effectiveTo !== undefined && effectiveTo < receivedOn)) {
    return `Unverified, ${confirm}: the rates “${title}” are not for ${inFull(localDate(receivedOn))}.`;
  }
  if (status === 'verify') {
    return `Unverified, ${confirm}: the rates “${title}” have not been checked against their source.`;
  }
  const recheckOn = addMonths(localDate(verifiedOn), state.recheckAfterMonths);
  if (compareDates(localDate(today), recheckOn) <= 0) return '';
  return `Unverified, ${confirm}: the rates “${title}” were last checked on ${inFull(localDate(verifiedOn))}.`;
}

/** Whether an extra is asked for; silence adds nothing to a bill. */
export function extrasOf(
  schedule: FeeSchedule,
  facts: LawFacts,
): readonly FeeSchedule['extras'][number][] {
  return schedule.extras.filter((extra) => judge(extra.when, facts).truth === 'yes');
}

export function scheduleRuleId(pack: RulePack, schedule: FeeSchedule): string {
  return ruleIdOf(pack, schedule.id);
}
