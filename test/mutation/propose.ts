/**
 * npx tsx test/mutation/propose.ts PART FILE
 * Looks for cases that would find the changes of a part no scenario finds yet: known cases with one
 * or two facts, the day of receipt or the facility changed. What it writes has to be read.
 */
import { writeFileSync } from 'node:fs';
import { differences, type ReadCase } from '../../shared/core/decide/caseFile';
import { decide, type CaseDecision } from '../../shared/core/decide/decide';
import { factsOf, type Condition, type Scalar } from '../../shared/domain/law/condition';
import type { RulePack } from '../../shared/domain/law/pack';
import { loadPacks } from '../../shared/rules/load';
import { allCases, checkMutants } from './check';
import type { Mutant } from './mutants';
import { at, pathWords } from './paths';

type Given = ReadCase['given'];
const [part = '', file = ''] = process.argv.slice(2);
const library = loadPacks();
const cases = allCases();
const factValues = valuesOf(library);
const { survivors } = checkMutants(library, cases, { part: (one) => one === part });
const found: { name: string; given: unknown; then: unknown; mutant: Mutant }[] = [];

for (const mutant of survivors) {
  const changed = library.map((pack, packAt) => (packAt === mutant.packAt ? mutant.pack() : pack));
  if (found.some((one) => finds(one, changed))) continue;
  const proposal = proposed(mutant, changed);
  if (proposal) found.push(proposal);
}
const written = found.map(({ name, given, then }) => ({ name, given, then }));
const title = `Boundaries of ${part}: each case fails when one rule of it is changed`;
writeFileSync(file, `${JSON.stringify({ title, cases: written }, null, 2)}\n`);
process.stdout.write(`${String(survivors.length)} unfound, ${String(found.length)} cases\n`);

function finds({ given, then }: { given: unknown; then: unknown }, changed: readonly RulePack[]) {
  return differences(then, decisionOf(given as Given, changed) ?? {}).length > 0;
}

function decisionOf(given: Given, packs: readonly RulePack[]): CaseDecision | undefined {
  try {
    return decide(given, packs);
  } catch {
    return undefined;
  }
}

function proposed(mutant: Mutant, changed: readonly RulePack[]) {
  const pack = library[mutant.packAt];
  if (!pack) return undefined;
  for (const given of variantsFor(mutant, pack)) {
    const before = decisionOf(given, library);
    const after = before && decisionOf(given, changed);
    const then = before && after && firstDifference(before, after);
    if (then) {
      const name = `${mutant.rule}${pathWords(mutant.path.slice(2))}: ${mutant.change} would be found`;
      return { name, given, then, mutant };
    }
  }
  return undefined;
}

/** The smallest part of the decision that is not the same, as a `then`. */
function firstDifference(before: unknown, after: unknown): unknown {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (!isGroup(before) || !isGroup(after)) return before ?? null;
  const key = [...Object.keys(before), ...Object.keys(after)].find(
    (one) => JSON.stringify(before[one]) !== JSON.stringify(after[one]),
  );
  if (key === undefined) return undefined;
  return { [key]: firstDifference(before[key], after[key]) ?? null };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Cases of the state of the pack, those that name the rule first, each with small changes. */
function variantsFor(mutant: Mutant, pack: RulePack): Given[] {
  const id = mutant.rule.split('/')[1] ?? '';
  const state = pack.jurisdiction.split('-')[1];
  const ofState = cases.filter(({ given }) => !state || given.clinic.state === state);
  const named = ofState.filter((one) => JSON.stringify(one).includes(id));
  const bases = [...named.slice(0, 6), ...ofState.slice(0, 4)].map(({ given }) => given);
  const rule = at(pack, mutant.path.slice(0, 2));
  const single = factsIn(rule).flatMap((fact) =>
    (factValues.get(fact) ?? []).map((value) => ({ [fact]: value })),
  );
  const pairs = single.flatMap((one, index) =>
    single.slice(index + 1).map((other) => ({ ...one, ...other })),
  );
  const overlays = [{}, ...single, ...pairs.slice(0, 120)];
  return bases.flatMap((given) => [
    ...overlays.map((facts) => ({ ...given, facts: { ...given.facts, ...facts } })),
    ...otherClinics(given),
    ...otherDays(given, rule),
  ]);
}

function otherClinics(given: Given): Given[] {
  return (['physician', 'clinic', 'hospital'] as const).map((facilityType) => ({
    ...given,
    clinic: { ...given.clinic, facilityType },
  }));
}

function otherDays(given: Given, rule: unknown): Given[] {
  const { effectiveFrom: day } = rule as { readonly effectiveFrom?: string };
  if (day === undefined) return [];
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return [day, before.toISOString().slice(0, 10)].map((receivedOn) => ({ ...given, receivedOn, today: receivedOn })); // prettier-ignore
}

function factsIn(value: unknown): string[] {
  if (!isGroup(value) && !Array.isArray(value)) return [];
  const own = isGroup(value) && 'fact' in value ? [...factsOf(value as Condition)] : [];
  return [...new Set([...own, ...Object.values(value).flatMap(factsIn)])];
}

/** Every value the packs test of a fact, and one beside them. */
function valuesOf(packs: readonly RulePack[]): Map<string, (Scalar | string[])[]> {
  const values = new Map<string, Set<Scalar>>();
  const lists = new Set<string>();
  const walk = (value: unknown): void => {
    if (!isGroup(value) && !Array.isArray(value)) return;
    if (isGroup(value) && typeof value.fact === 'string') {
      const tested = [value.is, value.has, value.atLeast, value.atMost].flat();
      const known = values.get(value.fact) ?? new Set();
      tested.filter((one) => one !== undefined).forEach((one) => known.add(one as Scalar));
      values.set(value.fact, known);
      if ('has' in value) lists.add(value.fact);
    }
    Object.values(value).forEach(walk);
  };
  packs.forEach(walk);
  return new Map([...values].map(([fact, known]) => [fact, around([...known], lists.has(fact))]));
}

function around(known: readonly Scalar[], isList: boolean): (Scalar | string[])[] {
  if (isList) return [[], ...known.map((one) => [String(one)]), known.map(String)];
  const [first] = known;
  if (typeof first === 'boolean') return [true, false];
  if (typeof first === 'number') return known.flatMap((one) => [Number(one) - 1, Number(one), Number(one) + 1]); // prettier-ignore
  return [...known.slice(0, 8), 'other'];
}
