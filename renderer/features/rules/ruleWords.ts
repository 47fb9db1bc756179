import type { PackVersion, ReadableField, ReadableRule } from '../../../shared/contract/rules';
import { addDays, localDate } from '../../../shared/domain/base/localDate';

export const standingWords: Readonly<Record<PackVersion['standing'], string>> = {
  'in-force': 'In force',
  later: 'Begins later',
  past: 'Before',
};

export const uncheckedWords =
  'Otherwise the rule counts, and everything it decides asks a manager.';

/** The first day a change may hold from: requests received until today keep their rules. */
export function tomorrow(today: string): string {
  return today === '' ? '' : addDays(localDate(today), 1);
}

/** When rates begin; nothing where a rule has no dates of its own. */
export function beginsOf({ fields }: ReadableRule): ReadableField | undefined {
  return fields.find(({ path }) => path.length === 3 && path[2] === 'effectiveFrom');
}

/** Rates of several years have one id; the day they begin tells them apart. */
export function ruleName(rule: ReadableRule): string {
  const begins = beginsOf(rule);
  return begins ? `${rule.id} from ${begins.words}` : rule.id;
}

/** What stands in the box before anybody types: money as dollars. */
export function typedOf({ kind, value }: ReadableField): string {
  if (typeof value === 'number' && kind === 'cents') return (value / 100).toFixed(2);
  if (typeof value === 'number' && kind === 'mills') return (value / 1000).toFixed(3).replace(/0$/, ''); // prettier-ignore
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value ?? '');
}

/** What was typed as the pack keeps it; a number that is none goes as typed and is refused. */
export function valueOf({ kind }: ReadableField, typed: string): string | number | boolean {
  if (kind === 'yes-no') return typed === 'yes';
  if (kind !== 'number' && kind !== 'cents' && kind !== 'mills') return typed;
  return numberOf(typed, kind);
}

/** A number as it was typed, money in dollars; one that is none goes as typed and is refused. */
export function numberOf(typed: string, kind: 'number' | 'cents' | 'mills'): string | number {
  const text = typed.trim().replace(/^\$/, '');
  const number = text === '' ? Number.NaN : Number(text);
  if (Number.isNaN(number)) return typed;
  if (kind === 'number') return number;
  return Number((number * (kind === 'cents' ? 100 : 1000)).toFixed(4));
}
