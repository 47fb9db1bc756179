import { canonicalJson } from '../domain/base/canonicalJson';
import type { RulePack } from '../domain/law/pack';
import { partWords, placeWords, ruleWords } from '../domain/law/packWords';
import { valueWords } from '../domain/law/words';
import { fieldValueWords } from './fieldValue';

/** One place in which two versions of a pack are not the same, in words. */
export interface Difference {
  /** “Fees, TX-PHYSICIAN”; of the pack itself: “Pack”. */
  readonly rule: string;
  readonly field: string;
  /** Empty: it was not there. */
  readonly before: string;
  readonly after: string;
}

/** Where `b` is not as `a`; rules are compared by their id, wherever they stand. */
export function difference(a: RulePack, b: RulePack): readonly Difference[] {
  return below(a, b, []);
}

type Keys = readonly string[];

function below(a: unknown, b: unknown, keys: Keys): readonly Difference[] {
  if (same(a, b)) return [];
  if (isList(a) && isList(b)) return belowLists(a, b, keys);
  if (isGroup(a) && isGroup(b)) return byKey(a, b, keys);
  return [told(a, b, keys)];
}

function belowLists(
  a: readonly unknown[],
  b: readonly unknown[],
  keys: Keys,
): readonly Difference[] {
  if ([...a, ...b].every(hasId)) return byKey(byId(a), byId(b), keys);
  const line = [...a, ...b].every(isGroup) && a.length === b.length;
  return line ? byKey(byPlace(a), byPlace(b), keys) : [told(a, b, keys)];
}

type Group = Readonly<Record<string, unknown>>;

function byKey(a: Group, b: Group, keys: Keys): readonly Difference[] {
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return all.flatMap((key) => below(a[key], b[key], [...keys, key]));
}

function told(a: unknown, b: unknown, keys: Keys): Difference {
  const [part = '', rule, ...fields] = keys;
  const isOfRule = rule !== undefined;
  const field = isOfRule ? placeWords(fields) : partWords(part);
  return {
    rule: isOfRule ? ruleWords(part, rule) : 'Pack',
    field: field === '' ? 'Whole rule' : field,
    before: said(a, keys),
    after: said(b, keys),
  };
}

function said(value: unknown, keys: Keys): string {
  if (value === undefined) return '';
  return fieldValueWords(keys.at(-1) ?? '', value);
}

function same(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value)));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is Group & { readonly id: string } {
  return isGroup(value) && typeof value.id === 'string';
}

function byId(list: readonly unknown[]): Group {
  const rules = list.filter(hasId);
  return Object.fromEntries(
    rules.map((one, at) => {
      const isFirst = rules.findIndex(({ id }) => id === one.id) === at;
      return [isFirst ? one.id : `${one.id} from ${valueWords(one.effectiveFrom)}`, one];
    }),
  );
}

function byPlace(list: readonly unknown[]): Group {
  return Object.fromEntries(list.map((one, at) => [`line ${String(at + 1)}`, one]));
}
