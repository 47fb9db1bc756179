import { expect, test } from 'vitest';
import { loadPacks } from '../../shared/rules/load';
import { allCases, checkMutants } from './check';
import { byPart, decides, lineOf, share } from './report';

test('nearly every change of the law makes a scenario fail', () => {
  const result = checkMutants(loadPacks(), allCases(), decides);
  expect(result.mutants.length).toBeGreaterThan(200);
  const told = [...byPart(result), ...result.survivors.map(lineOf)].join('\n');
  expect(share(result), told).toBeGreaterThanOrEqual(0.8);
});

test('the check sees a change that no scenario finds', () => {
  const { mutants, survivors } = checkMutants(loadPacks(), [], decides);
  expect(survivors.length).toBe(mutants.length);
});
