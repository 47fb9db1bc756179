import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { differences, readCases, type ReadCase } from '../../shared/core/decide/caseFile';
import { Refused } from '../../shared/domain/base/fault';
import { decide } from '../../shared/core/decide/decide';
import type { RulePack } from '../../shared/domain/law/pack';
import { mutantsOf, type Mutant, type Wanted } from './mutants';
import { placeOf, watched, type Place } from './readPlaces';

const scenarios = fileURLToPath(new URL('../scenarios/', import.meta.url));

export function allCases(): readonly ReadCase[] {
  return readdirSync(scenarios)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readCases(JSON.parse(readFileSync(scenarios + name, 'utf8'))));
}

export interface MutationResult {
  readonly mutants: readonly Mutant[];
  /** Changes no case finds. */
  readonly survivors: readonly Mutant[];
  /** Changes under which the rules throw: nobody learns from it what the law says, so they are not found. */
  readonly stopped: readonly Mutant[];
  /** Changes the schema of a pack refuses; no mutants. */
  readonly refused: number;
}

/** Which changes, and how hard to look for the case that finds each. */
export interface Asked extends Wanted {
  /** So many cases that say nothing of the rule are tried; all of them unless said. */
  readonly strangers?: number;
}

/**
 * Changes one rule at a time and looks whether some scenario fails. Each case is run once with
 * an eye on the packs, so that a mutant is only tried on cases that read the changed place: those
 * whose decision names the rule first. What is found is never too much.
 */
export function checkMutants(
  library: readonly RulePack[],
  cases: readonly ReadCase[],
  asked: Asked = {},
): MutationResult {
  const { mutants, refused } = mutantsOf(library, asked);
  const readers = readersOf(library, cases, placesOf(mutants));
  const search = { readers, killers: new Map(), strangers: asked.strangers ?? Infinity };
  const ends = mutants.map((mutant) => [mutant, endOf(mutant, library, search)] as const);
  const ending = (end: End) => ends.filter((one) => one[1] === end).map(([mutant]) => mutant);
  return { mutants, refused, survivors: ending('survived'), stopped: ending('stopped') };
}

interface Reader {
  readonly one: ReadCase;
  /** Ids of the rules its decision names. */
  readonly names: ReadonlySet<string>;
}
type Readers = ReadonlyMap<Place, readonly Reader[]>;

function placesOf(mutants: readonly Mutant[]): ReadonlySet<Place> {
  return new Set(mutants.map(({ packAt, path }) => placeOf(packAt, path)));
}

function readersOf(
  library: readonly RulePack[],
  cases: readonly ReadCase[],
  wanted: ReadonlySet<Place>,
): Readers {
  const readers = new Map<Place, Reader[]>([...wanted].map((place) => [place, []]));
  for (const one of cases) {
    const places = new Set<Place>();
    const note = (place: Place) => wanted.has(place) && places.add(place);
    const decision = JSON.stringify(decide(one.given, watched(library, note)));
    const names = new Set(decision.match(/[A-Za-z0-9.-]{2,}/g));
    for (const place of places) readers.get(place)?.push({ one, names });
  }
  return readers;
}

interface Search {
  readonly readers: Readers;
  /** Cases that found changes of a rule before. */
  readonly killers: Map<string, readonly ReadCase[]>;
  readonly strangers: number;
}

type End = 'found' | 'stopped' | 'survived';

/** Where so many cases throw, the others would, too. */
const throwsEnough = 20;

/** The case that found the last change of the same rule comes first: it mostly finds the next. */
function endOf(mutant: Mutant, library: readonly RulePack[], search: Search): End {
  const { killers } = search;
  const key = `${mutant.part} ${mutant.rule}`;
  const candidates = candidatesFor(mutant, search, killers.get(key) ?? []);
  const changed = library.map((pack, packAt) => (packAt === mutant.packAt ? mutant.pack() : pack));
  let thrown = 0;
  for (const one of candidates) {
    const end = tried(one, changed);
    if (end === 'found') {
      killers.set(key, [...new Set([one, ...(killers.get(key) ?? [])])].slice(0, 20));
      return 'found';
    }
    thrown += end === 'stopped' ? 1 : 0;
    if (thrown === throwsEnough) break;
  }
  return thrown > 0 ? 'stopped' : 'survived';
}

function candidatesFor(
  mutant: Mutant,
  { readers, strangers }: Search,
  known: readonly ReadCase[],
): readonly ReadCase[] {
  const all = readers.get(placeOf(mutant.packAt, mutant.path)) ?? [];
  const id = mutant.rule.split('/')[1] ?? '';
  const able = new Set(all.map(({ one }) => one));
  const naming = all.filter(({ names }) => names.has(id));
  const others = all.filter(({ names }) => !names.has(id));
  const spread = Math.max(1, Math.floor(others.length / strangers));
  return [
    ...new Set([
      ...known.filter((one) => able.has(one)),
      ...naming.map(({ one }) => one),
      ...others.filter((_, index) => index % spread === 0).map(({ one }) => one),
    ]),
  ];
}

function tried({ given, then }: ReadCase, library: readonly RulePack[]): End {
  try {
    return differences(then, decide(given, library)).length > 0 ? 'found' : 'survived';
  } catch (thrown) {
    // A refusal is an answer of the desk, with its sentence, and not the one the case asks for.
    return thrown instanceof Refused ? 'found' : 'stopped';
  }
}
