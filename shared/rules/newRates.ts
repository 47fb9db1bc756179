import { Refused } from '../domain/base/fault';
import { addDays, localDate } from '../domain/base/localDate';
import { inFull } from '../domain/base/localDateWords';
import type { FeeSchedule } from '../domain/law/feeRules';
import type { RulePack } from '../domain/law/pack';
import { checkMark } from './changeAt';
import { unitOf } from './fieldValue';
import { placeAt, withAt } from './packPlace';
import type { PackPath } from './schemaAt';

/** What was typed for a number; the schema of the pack names the field of one that is none. */
type Typed = string | number;

/** The rates of another year as they are typed in; amounts in mills, dates as `2026-01-01`. */
export interface NewRates {
  readonly effectiveFrom: string;
  /** Absent: until others are entered. */
  readonly effectiveTo?: string | undefined;
  readonly citation: string;
  /** All lines of the price by the page; absent where the schedule has none. */
  readonly tiers?:
    | readonly { readonly from: Typed; readonly to: Typed | null; readonly mills: Typed }[]
    | undefined;
  /** Every other amount, by its place within the schedule. */
  readonly amounts: readonly { readonly path: PackPath; readonly mills: Typed }[];
}

/**
 * The pack with new rates for one schedule of fees. Those of before stay for the requests received
 * in their time; rates from the very same first day take their place. Nothing is checked here but
 * the dates: what it answers has to be read with the schema of packs.
 */
export function withNewRates(
  pack: RulePack,
  at: number,
  rates: NewRates,
  checkedOn: string | undefined,
): RulePack {
  const old = pack.fees[at];
  if (!old) throw placeFixed();
  const entered = { ...ratesIn(old, rates), ...checkMark(checkedOn) };
  const both = old.effectiveFrom === rates.effectiveFrom ? [entered] : [ended(old, rates.effectiveFrom), entered]; // prettier-ignore
  return { ...pack, fees: pack.fees.toSpliced(at, 1, ...both) };
}

function ratesIn(old: FeeSchedule, rates: NewRates): FeeSchedule {
  const { effectiveFrom, effectiveTo, citation, tiers, amounts } = rates;
  const dated: unknown = { ...old, effectiveFrom, effectiveTo, citation };
  const listed = tiers === undefined ? dated : withAt(dated, tiersPlace(old), tiers);
  return amounts.reduce((schedule, { path, mills }) => {
    if (!isAmount(old, path)) throw placeFixed();
    return withAt(schedule, path, mills);
  }, listed) as FeeSchedule;
}

function tiersPlace({ copy }: FeeSchedule): PackPath {
  if (copy.kind === 'pages') return ['copy', 'tiers'];
  if (copy.kind === 'bands') return ['copy', 'bands'];
  throw placeFixed();
}

function isAmount(old: FeeSchedule, path: PackPath): boolean {
  return unitOf(String(path.at(-1))) === 'mills' && typeof placeAt(old, path) === 'number';
}

/** Rates without a last day end the day before the new ones; a last day that was set stays. */
function ended(old: FeeSchedule, nextFrom: string): FeeSchedule {
  if (nextFrom < old.effectiveFrom) {
    throw new Refused(
      'rates-begin-early',
      `The first day of the new rates has to come after ${inFull(localDate(old.effectiveFrom))}, the first day of the rates there are.`,
    );
  }
  return { ...old, effectiveTo: old.effectiveTo ?? addDays(localDate(nextFrom), -1) };
}

function placeFixed(): Refused {
  return new Refused(
    'pack-place-fixed',
    'These rates are not in the rules any more. Open the list of rules again.',
  );
}
