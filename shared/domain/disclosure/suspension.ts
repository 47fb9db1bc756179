import { addDays, localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import type { AccountingRules } from '../law/accountingRules';

/** An agency's statement that the list would stand in its way (45 CFR 164.528(a)(2)). */
export interface Suspension {
  readonly disclosureId: string;
  readonly kind: 'written' | 'oral';
  readonly agency: string;
  /** The official who said it. */
  readonly official: string;
  readonly statedOn: string;
  /** The time a written statement names; an oral one names none that counts. */
  readonly until?: string | undefined;
}

interface Suspended {
  readonly id: string;
  readonly basisRow: string;
  readonly basisKind: string;
}

interface SuspensionQuestion {
  readonly suspensions: readonly Suspension[];
  readonly today: string;
  readonly rules: AccountingRules;
}

/** What keeps this disclosure off the list on a day, if anything does. */
export function suspensionOn(
  one: Suspended,
  { suspensions, today, rules }: SuspensionQuestion,
): { readonly sentence: string; readonly citation: string; readonly until: string } | undefined {
  if (!maySuspend(one, rules)) return undefined;
  const running = suspensions
    .filter((held) => held.disclosureId === one.id && held.statedOn <= today)
    .map((held) => ({ held, until: lastDayOf(held, rules) }))
    .filter(({ until }) => today <= until)
    .sort((a, b) => (a.until < b.until ? 1 : -1))[0];
  if (!running) return undefined;
  const { held, until } = running;
  return {
    sentence: `${held.agency} asked ${held.kind === 'oral' ? 'orally' : 'in writing'} to keep it off the list until ${inFull(localDate(until))}.`,
    citation: '45 CFR 164.528(a)(2)',
    until,
  };
}

/** An oral statement lapses by itself unless a written one comes ((a)(2)(ii)(C)). */
export function lastDayOf(held: Suspension, rules: AccountingRules): string {
  if (held.kind === 'written' && held.until !== undefined) return held.until;
  return addDays(localDate(held.statedOn), rules.oralSuspensionDays);
}

/** Only a disclosure to a health oversight agency or to law enforcement can be suspended. */
export function maySuspend(
  { basisKind, basisRow }: Pick<Suspended, 'basisKind' | 'basisRow'>,
  { suspendable }: AccountingRules,
): boolean {
  const kinds: readonly string[] = suspendable.kinds;
  return kinds.includes(basisKind) || suspendable.rows.includes(basisRow);
}
