import { conditionSchema } from '../../shared/domain/law/condition';
import type { RulePack } from '../../shared/domain/law/pack';
import { addDays, localDate, parseLocalDate } from '../../shared/domain/base/localDate';
import { membersParsed } from './partSchema';
import { at, withAt, withoutAt, type Path } from './paths';
import { seenValues, type SeenValues } from './seenValues';

/** One change of one rule: what a careless hand, or a wrong law, would make of it. */
export interface Mutant {
  readonly packAt: number;
  readonly part: string;
  /** `us-tx/TX-PHYSICIAN`, or the pack itself. */
  readonly rule: string;
  /** Where it was changed; a run that never reads this place cannot tell. */
  readonly path: Path;
  /** `15 becomes 16`. */
  readonly change: string;
  readonly pack: () => RulePack;
}

/** Words, names and provenance: what a change of them says is not the law. */
const prose = new Set([
  ...['id', 'version', 'label', 'jurisdiction', 'title', 'sentence', 'citation', 'element'],
  ...['accountableWhy', 'accountableCitation', 'verifiedOn', 'words', 'text', 'note', 'notes'],
  ...['question', 'help', 'hint', 'source', 'heading', 'body', 'name'],
]);

/** Of which parts of which packs, and only every so many-th of them. */
export interface Wanted {
  readonly part?: (part: string) => boolean;
  readonly packId?: string | undefined;
  readonly every?: number;
}

/** Every mutant that is wanted, in the order of the packs, and how many changes no pack may have. */
export interface Mutants {
  readonly mutants: readonly Mutant[];
  /** Changes the schema of a pack refuses: no desk ever reads one, so no scenario can find it. */
  readonly refused: number;
}

export function mutantsOf(library: readonly RulePack[], wanted: Wanted = {}): Mutants {
  const seen = seenValues(library);
  const tried = library.flatMap((pack, packAt) =>
    (wanted.packId ?? pack.id) === pack.id ? mutantsOfPack(pack, packAt, { seen, wanted }) : [],
  );
  const mutants = tried.filter((one) => one !== 'refused');
  return { mutants, refused: tried.length - mutants.length };
}

interface Making {
  readonly seen: SeenValues;
  readonly wanted: Wanted;
}

interface Edit {
  readonly path: Path;
  readonly change: string;
  readonly value: () => unknown;
}

function mutantsOfPack(
  pack: RulePack,
  packAt: number,
  { seen, wanted }: Making,
): readonly (Mutant | 'refused')[] {
  const { every = 1, part: ofPart = () => true } = wanted;
  const edits = editsBelow(pack, [], seen, pack).filter(({ path }) => ofPart(String(path[0])));
  return edits
    .filter((_, index) => index % every === 0)
    .flatMap((edit): (Mutant | 'refused')[] => {
      const changed = membersParsed(edit.value() as RulePack, pack, edit.path);
      if (changed === 'refused') return ['refused'];
      if (changed === 'same') return [];
      const part = String(edit.path[0]);
      const rule = at(pack, edit.path.slice(0, 2)) as { readonly id?: string } | undefined;
      return [
        {
          ...{ packAt, part, path: edit.path, change: edit.change, pack: () => changed },
          rule: typeof rule === 'object' && rule.id ? `${pack.id}/${rule.id}` : pack.id,
        },
      ];
    });
}

function editsBelow(root: RulePack, path: Path, seen: SeenValues, value: unknown): Edit[] {
  if (Array.isArray(value)) return editsOfList(root, path, seen, value as unknown[]);
  if (typeof value === 'object' && value !== null) return editsOfObject(root, path, seen, value);
  return replaced(root, path, otherScalars(value, path, root, seen));
}

function editsOfList(root: RulePack, path: Path, seen: SeenValues, list: unknown[]): Edit[] {
  return list.flatMap((member, index) => {
    const here = [...path, index];
    const drop = dropped(root, here, `${short(member)} left out`);
    return isProse(member) ? [drop] : [drop, ...editsBelow(root, here, seen, member)];
  });
}

function editsOfObject(root: RulePack, path: Path, seen: SeenValues, value: object): Edit[] {
  // A rule that is kept without being in force decides nothing; that it is not in force does.
  const asleep = 'disabledBecause' in value && value.disabledBecause !== undefined;
  if (asleep) return [dropped(root, [...path, 'disabledBecause'], 'no disabledBecause')];
  const inside = Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (prose.has(key) || isProse(member) || member === undefined) return [];
    const here = [...path, key];
    // A key of the pack itself is a whole part; its members are dropped one by one.
    const drops = path.length === 0 || key === 'fact' ? [] : [dropped(root, here, `no ${key}`)];
    return [...drops, ...editsBelow(root, here, seen, member)];
  });
  return [...turnedCondition(root, path, value), ...inside];
}

/** AND becomes OR and the other way round; a “not” falls away. */
function turnedCondition(root: RulePack, path: Path, value: object): Edit[] {
  if (!conditionSchema.safeParse(value).success) return [];
  if ('not' in value) return replaced(root, path, [['not falls away', value.not]]);
  if ('all' in value && (value.all as unknown[]).length > 1) {
    return replaced(root, path, [['all becomes any', { any: value.all }]]);
  }
  if ('any' in value && (value.any as unknown[]).length > 1) {
    return replaced(root, path, [['any becomes all', { all: value.any }]]);
  }
  return [];
}

type Other = readonly [change: string, value: unknown];

function otherScalars(value: unknown, path: Path, root: RulePack, seen: SeenValues): Other[] {
  if (path.at(-1) === 'fact' || path.at(-1) === 'onOrBefore') return [];
  if (typeof value === 'number') {
    const others = [value + 1, value - 1, value * 2].filter((one) => one !== value);
    return [...new Set(others)].map((other) => becomes(value, other));
  }
  if (typeof value === 'boolean') return [becomes(value, !value)];
  if (typeof value !== 'string' || isProse(value)) return [];
  if (parseLocalDate(value)) {
    return [1, -1].map((days) => becomes(value, addDays(localDate(value), days)));
  }
  const other = seen.other(root, path, value);
  return other === undefined ? [] : [becomes(value, other)];
}

function becomes(value: unknown, other: unknown): Other {
  return [`${short(value)} becomes ${short(other)}`, other];
}

function replaced(root: RulePack, path: Path, others: readonly Other[]): Edit[] {
  return others.map(([change, member]) => ({
    path,
    change,
    value: () => withAt(root, path, member),
  }));
}

function dropped(root: RulePack, path: Path, change: string): Edit {
  return { path, change, value: () => withoutAt(root, path) };
}

/** A text with a space or a place to fill is written for people. */
function isProse(value: unknown): boolean {
  return typeof value === 'string' && /[\s{]/.test(value);
}

function short(value: unknown): string {
  const id = (value as { readonly id?: unknown } | null)?.id;
  const text = typeof id === 'string' ? id : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
