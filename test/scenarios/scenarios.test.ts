import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differences, readCases, readRefusals } from '../../shared/core/decide/caseFile';
import { decide } from '../../shared/core/decide/decide';
import { loadPacks } from '../../shared/rules/load';
import { emptyPlacesIn, idsIn, KnownPlaces } from './places';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const file: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
    const refusals = readRefusals(file).map((one) => [one.name, one] as const);
    return { name, cases: readCases(file).map((one) => [one.name, one] as const), refusals };
  });
/** A place that no decision has is misspelt. */
const known = new KnownPlaces(new Set(idsIn(loadPacks())));

describe.each(files)('$name', ({ cases, refusals }) => {
  test.each(cases)('%s', (_, { given, then }) => {
    expect(then, 'a scenario without `then` proves nothing').toBeTruthy();
    const decision = decide(given);
    known.add(decision);
    expect(differences(then, decision)).toEqual([]);
  });

  test.each(refusals)('%s', (_, { outcome, then }) => {
    expect([...differences(then, outcome), ...differences(outcome, then)]).toEqual([]);
  });
});

test('what a case says is not there is a place some decision has', () => {
  const said = files.flatMap(({ name, cases }) =>
    cases.flatMap(([title, { then }]) =>
      emptyPlacesIn(then).map((place) => ({ place, where: `${name}: ${title}: ${place}` })),
    ),
  );
  const strange = said.filter(({ place }) => !known.has(place));
  expect(strange.map(({ where }) => where)).toEqual([]);
});
