import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differences, readCases } from '../../shared/core/decide/caseFile';
import { decide } from '../../shared/core/decide/decide';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (name) => {
  const file: unknown = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
  test.each(readCases(file).map((one) => [one.name, one] as const))('%s', (_, { given, then }) => {
    expect(then, 'a scenario without `then` proves nothing').toBeTruthy();
    expect(differences(then, decide(given))).toEqual([]);
  });
});
