import { conditionLines, conditionsOf, type ConditionLine } from '../domain/law/explain';
import { conditionSchema, type Condition } from '../domain/law/condition';
import type { FactBook } from '../domain/law/factBook';
import { sourceOf, textOf, type Rule, type RuleSource } from '../domain/law/lookup';
import { ruleIdOf, type RulePack } from '../domain/law/pack';
import { partWords, placeWords } from '../domain/law/packWords';
import { placesInWords } from '../domain/law/placesInWords';
import { fieldValueWords, unitOf } from './fieldValue';
import { isByHand, optionsAt, type PackPath } from './schemaAt';

/** How a value is typed in where it may be changed; `fixed` is only read. */
export type FieldKind = 'number' | 'cents' | 'mills' | 'yes-no' | 'choice' | 'date' | 'text' | 'fixed'; // prettier-ignore

export interface ReadableField {
  readonly path: PackPath;
  readonly label: string;
  readonly words: string;
  readonly kind: FieldKind;
  readonly value?: string | number | boolean | undefined;
  readonly options: readonly string[];
}

export interface ReadableTable {
  readonly title: string;
  readonly columns: readonly string[];
  /** A cell that is not there is left open: “no upper end”. */
  readonly rows: readonly (readonly (ReadableField | undefined)[])[];
}

export interface ReadableRule extends RuleSource {
  readonly id: string;
  /** `us-tx/TX-PHYSICIAN@2026.1` */
  readonly ruleId: string;
  readonly title: string;
  readonly conditions: readonly {
    readonly title: string;
    readonly lines: readonly ConditionLine[];
  }[];
  readonly fields: readonly ReadableField[];
  readonly tables: readonly ReadableTable[];
}

export interface ReadablePart {
  readonly part: string;
  readonly title: string;
  readonly rules: readonly ReadableRule[];
}

/** A pack as tables a person can read, a part each; the pack's own fields come first. */
export function readablePack(pack: RulePack, book: FactBook): readonly ReadablePart[] {
  const parts: readonly (readonly [string, unknown])[] = Object.entries(pack);
  return [
    { part: 'pack', title: 'The pack itself', rules: [packRule({ pack, book })] },
    ...parts.flatMap(([part, members]) => {
      if (!isTable(members)) return [];
      const rules = members.map((member, at) => readableRule({ pack, book }, [part, at], member));
      return [{ part, title: partWords(part), rules }];
    }),
  ];
}

/** What reading goes by: the pack, and how its facts are called. */
interface Reader {
  readonly pack: RulePack;
  readonly book: FactBook;
}

function packRule(reader: Reader): ReadableRule {
  const { pack } = reader;
  const own = Object.entries(pack).filter(([, value]) => !Array.isArray(value));
  return {
    id: '',
    ruleId: '',
    title: pack.label,
    citation: '',
    status: pack.status,
    verifiedOn: pack.verifiedOn,
    conditions: [],
    fields: fieldsOf(reader, { path: [], keys: [] }, Object.fromEntries(own)),
    tables: [],
  };
}

function readableRule(reader: Reader, path: PackPath, member: object): ReadableRule {
  const { pack, book } = reader;
  const id = textOf(member, 'id', 'form');
  const rule: Rule = { ...member, id };
  return {
    id,
    ruleId: ruleIdOf(pack, id),
    title: placesInWords(textOf(member, 'title', 'label', 'ask', 'question', 'sentence')),
    ...sourceOf({ pack, rule, part: String(path[0]) }),
    conditions: conditionsOf(rule).map(({ title, condition }) => ({
      title,
      lines: conditionLines(condition, book),
    })),
    fields: fieldsOf(reader, { path, keys: [] }, member),
    tables: tablesOf(reader, { path, keys: [] }, member),
  };
}

/** Shown elsewhere in the row, or not for hands. */
const apart = new Set(['id', 'status', 'verifiedOn', 'title', 'version', 'jurisdiction']);

/** Where a value stands, and the keys below its rule that name it. */
interface Place {
  readonly path: PackPath;
  readonly keys: readonly string[];
}

function deeper({ path, keys }: Place, key: string): Place {
  return { path: [...path, key], keys: [...keys, key] };
}

function fieldsOf(reader: Reader, place: Place, value: object): readonly ReadableField[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (place.keys.length === 0 && apart.has(key)) return [];
    if (isTable(member) || isCondition(member) || member === undefined) return [];
    const here = deeper(place, key);
    return isGroup(member) ? fieldsOf(reader, here, member) : [fieldOf(reader, here, member)];
  });
}

function fieldOf({ pack }: Reader, { path, keys }: Place, value: unknown): ReadableField {
  const key = String(path.at(-1));
  const options = optionsAt(path, pack);
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return {
    path,
    label: placeWords(keys),
    words: fieldValueWords(key, value),
    kind: isScalar && isByHand(path) ? kindOf(key, value, options) : 'fixed',
    value: isScalar ? (value as string | number | boolean) : undefined,
    options,
  };
}

function kindOf(key: string, value: unknown, options: readonly string[]): FieldKind {
  if (typeof value === 'boolean') return 'yes-no';
  if (typeof value === 'number') return unitOf(key);
  if (options.length > 0) return 'choice';
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? 'date' : 'text';
}

function tablesOf(reader: Reader, place: Place, value: object): readonly ReadableTable[] {
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (isCondition(member)) return [];
    const here = deeper(place, key);
    if (isTable(member)) return [tableOf(reader, here, member)];
    return isGroup(member) ? tablesOf(reader, here, member) : [];
  });
}

function tableOf(reader: Reader, place: Place, members: readonly object[]): ReadableTable {
  const rows = members.map((member, at) => cellsOf(reader, [...place.path, at], member));
  const columns = [...new Set(rows.flatMap((cells) => cells.map(({ label }) => label)))];
  return {
    title: placeWords(place.keys),
    columns,
    rows: rows.map((cells) => columns.map((column) => cells.find((one) => one.label === column))),
  };
}

/** Of a line of a table every value, also its id and the condition under which it counts. */
function cellsOf(reader: Reader, path: PackPath, member: object): readonly ReadableField[] {
  return Object.entries(member).flatMap(([key, value]: [string, unknown]) => {
    const here = deeper({ path, keys: [] }, key);
    if (isCondition(value)) return [conditionCell(reader, here, value)];
    if (isTable(value)) return [fixedCell(here, linesOfTable(reader, here, value))];
    if (value === undefined) return [];
    return isGroup(value) ? fieldsOf(reader, here, value) : [fieldOf(reader, here, value)];
  });
}

/** A table inside a line of a table: a sentence for each of its lines. */
function linesOfTable(reader: Reader, place: Place, members: readonly object[]): string {
  return members
    .map((member, at) =>
      cellsOf(reader, [...place.path, at], member)
        .map(({ label, words }) => `${label}: ${words}`)
        .join(', '),
    )
    .join('; ');
}

function conditionCell({ book }: Reader, place: Place, condition: Condition): ReadableField {
  return fixedCell(
    place,
    conditionLines(condition, book)
      .map(({ text }) => text)
      .join('; '),
  );
}

function fixedCell({ path, keys }: Place, words: string): ReadableField {
  return { path, label: placeWords(keys), words, kind: 'fixed', options: [] };
}

function isTable(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every(isGroup);
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCondition(value: unknown): value is Condition {
  return isGroup(value) && conditionSchema.safeParse(value).success;
}
