import { expect, test } from 'vitest';
import { loadPacks } from '../../shared/rules/load';
import { allCases, checkMutants } from './check';
import { byPart, decides, lineOf, share } from './report';

/** Every twelfth change, and of the cases that do not name its rule some; `run.ts` tries them all. */
test('most changes of the law make a scenario fail', () => {
  const result = checkMutants(loadPacks(), allCases(), {
    part: decides,
    every: 12,
    strangers: 1200,
  });
  expect(result.mutants.length).toBeGreaterThan(200);
  const open = [...result.survivors, ...result.stopped];
  const told = [...byPart(result), ...open.map(lineOf)].join('\n');
  expect(share(result), told).toBeGreaterThanOrEqual(0.95);
}, 400_000);

test('the check sees a change that no scenario finds', () => {
  const { mutants, survivors } = checkMutants(loadPacks(), [], { part: decides, every: 50 });
  expect(survivors.length).toBe(mutants.length);
});
