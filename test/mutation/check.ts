import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { differences, readCases, type ReadCase } from '../../shared/core/caseFile';
import { decide } from '../../shared/core/decide';
import type { RulePack } from '../../shared/domain/law/pack';
import { mutantsOf, type Mutant } from './mutants';
import { placeOf, watched, type Place } from './readPlaces';

const scenarios = fileURLToPath(new URL('../scenarios/', import.meta.url));

export function allCases(): readonly ReadCase[] {
  return readdirSync(scenarios)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readCases(JSON.parse(readFileSync(scenarios + name, 'utf8'))));
}

export interface MutationResult {
  readonly mutants: readonly Mutant[];
  readonly survivors: readonly Mutant[];
}

/**
 * Changes one rule at a time and looks whether some scenario fails. Each case is run once with
 * an eye on the packs, so that a mutant is only tried on the cases that read the changed place.
 */
export function checkMutants(
  library: readonly RulePack[],
  cases: readonly ReadCase[],
  wanted: (mutant: Mutant) => boolean = () => true,
): MutationResult {
  const readers = readersOf(library, cases);
  const mutants = mutantsOf(library).filter(wanted);
  const killers = new Map<string, ReadCase[]>();
  const survivors = mutants.filter((mutant) => !killed(mutant, library, readers, killers));
  return { mutants, survivors };
}

type Readers = ReadonlyMap<Place, readonly ReadCase[]>;

function readersOf(library: readonly RulePack[], cases: readonly ReadCase[]): Readers {
  const readers = new Map<Place, ReadCase[]>();
  for (const one of cases) {
    const places = new Set<Place>();
    decide(
      one.given,
      watched(library, (place) => places.add(place)),
    );
    for (const place of places) readers.set(place, [...(readers.get(place) ?? []), one]);
  }
  return readers;
}

/** The case that found the last change of the same rule comes first: it mostly finds the next. */
function killed(
  mutant: Mutant,
  library: readonly RulePack[],
  readers: Readers,
  killers: Map<string, ReadCase[]>,
): boolean {
  const candidates = readers.get(placeOf(mutant.packAt, mutant.path)) ?? [];
  const key = `${mutant.part} ${mutant.rule}`;
  const first = (killers.get(key) ?? []).filter((one) => candidates.includes(one));
  const changed = library.map((pack, packAt) => (packAt === mutant.packAt ? mutant.pack() : pack));
  const killer = [...new Set([...first, ...candidates])].find((one) => fails(one, changed));
  if (!killer) return false;
  killers.set(key, [...new Set([killer, ...first])]);
  return true;
}

/** A case that cannot be decided any more has failed, too. */
function fails({ given, then }: ReadCase, library: readonly RulePack[]): boolean {
  try {
    return differences(then, decide(given, library)).length > 0;
  } catch {
    return true;
  }
}
