import { expect, test } from 'vitest';
import { loadPacks } from '../../shared/rules/load';
import { allCases, checkMutants } from './check';
import { byPart, lineOf, share } from './report';

test('nearly every change of the law makes a scenario fail', () => {
  const result = checkMutants(loadPacks(), allCases());
  expect(result.mutants.length).toBeGreaterThan(200);
  const told = [...byPart(result), ...result.survivors.map(lineOf)].join('\n');
  expect(share(result), told).toBeGreaterThanOrEqual(0.85);
});

test('the check sees a change that no scenario finds', () => {
  const { mutants, survivors } = checkMutants(loadPacks(), []);
  expect(survivors.length).toBe(mutants.length);
});
