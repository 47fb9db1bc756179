import type { contract } from '../../../shared/contract/contract';
import type { ReadableField, ReadableRule } from '../../../shared/contract/rules';
import type { InputOf } from '../../../shared/contract/verb';
import { addDays, addYears, localDate } from '../../../shared/domain/base/localDate';
import { numberOf, typedOf } from './ruleWords';

type NewRates = InputOf<(typeof contract)['rules.enterRates']>['rates'];

/** One line of the price by the page, as typed; the last one has no end. */
export interface Line {
  readonly from: string;
  readonly to: string;
  readonly price: string;
}

/** What stands in the dialog. */
export interface TypedRates {
  readonly first: string;
  readonly last: string;
  readonly source: string;
  readonly lines: readonly Line[];
  readonly amounts: readonly Amount[];
}

/** Any other amount of the schedule, as typed in dollars. */
interface Amount {
  readonly label: string;
  readonly field: ReadableField;
  readonly typed: string;
}

export function isFeeSchedule({ fields }: ReadableRule): boolean {
  return fields.some(({ path }) => path[0] === 'fees');
}

/** The place of a schedule among the fees of its pack. */
export function scheduleOf({ fields }: ReadableRule): number {
  return Number(fields.find(({ path }) => path[0] === 'fees')?.path[1]);
}

/** The rates there are, for the year after them. */
export function ratesOf(rule: ReadableRule): TypedRates {
  const last = valueAt(rule, 'effectiveTo');
  return {
    first: last === '' ? '' : addDays(localDate(last), 1),
    last: last === '' ? '' : addYears(localDate(last), 1),
    source: rule.citation,
    lines: linesOf(rule),
    amounts: amountsOf(rule),
  };
}

function valueAt({ fields }: ReadableRule, key: string): string {
  const field = fields.find(({ path }) => path.length === 3 && path[2] === key);
  return typeof field?.value === 'string' ? field.value : '';
}

function isLine({ path }: ReadableField): boolean {
  return path[2] === 'copy' && (path[3] === 'tiers' || path[3] === 'bands');
}

function linesOf({ tables }: ReadableRule): readonly Line[] {
  const rows = tables.flatMap(({ rows }) => rows).map((row) => row.filter((cell) => cell !== undefined)); // prettier-ignore
  return rows
    .filter((row) => row.some(isLine))
    .map((row) => {
      const at = (key: string) => row.find(({ path }) => path.at(-1) === key);
      const typed = (key: string) => {
        const field = at(key);
        return field ? typedOf(field) : '';
      };
      return { from: typed('from'), to: typed('to'), price: typed('mills') };
    });
}

/** Every amount of money but the price by the page, wherever it stands in the schedule. */
function amountsOf({ fields, tables }: ReadableRule): readonly Amount[] {
  const rows = tables.flatMap((table) => table.rows);
  return [...fields.flatMap((field) => amountOf(field, field.label)), ...rows.flatMap(amountsIn)];
}

/** An amount of a list is called as its line is. */
function amountsIn(row: readonly (ReadableField | undefined)[]): readonly Amount[] {
  const cells = row.filter((cell) => cell !== undefined);
  const name = cells.find(({ path }) => path.at(-1) === 'label')?.words;
  return cells.flatMap((field) => amountOf(field, name ?? field.label));
}

function amountOf(field: ReadableField, label: string): readonly Amount[] {
  if (field.kind !== 'mills' || isLine(field)) return [];
  return [{ label, field, typed: typedOf(field) }];
}

/** As the desk takes it: mills; an empty end is no end; what is no number goes as typed. */
export function ratesToSend({ first, last, source, lines, amounts }: TypedRates): NewRates {
  const tiers = lines.map(({ from, to, price }) => ({
    from: numberOf(from, 'number'),
    to: to.trim() === '' ? null : numberOf(to, 'number'),
    mills: numberOf(price, 'mills'),
  }));
  return {
    effectiveFrom: first,
    ...(last === '' ? {} : { effectiveTo: last }),
    citation: source,
    ...(tiers.length === 0 ? {} : { tiers }),
    amounts: amounts.map(({ field, typed }) => ({
      path: field.path.slice(2),
      mills: numberOf(typed, 'mills'),
    })),
  };
}
