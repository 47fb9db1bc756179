import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCases } from '../../shared/core/decide/caseFile';
import { decide } from '../../shared/core/decide/decide';
import { formFactNames } from '../../shared/domain/authorization/formFacts';
import { consentFacts, standingFacts } from '../../shared/domain/law/facts';
import { pageFacts } from '../../shared/domain/law/gateRules';
import { feeFacts } from '../../shared/domain/money/feeFacts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const named = new Set(readme.match(/(?<=`)[^`\n]+(?=`)/g));
const tables = [standingFacts, consentFacts, pageFacts, feeFacts];

/** A pack that names a fact outside of these and of its questions is refused when it is read. */
describe('the README names every fact that a rule may ask for and no question answers', () => {
  test.each(tables.flatMap((facts) => Object.keys(facts)))('%s', (name) => {
    expect(named.has(name)).toBe(true);
  });

  test.each(formFactNames)('%s, under its own name or that of the field', (name) => {
    const fields = [/^form/, /^formHas/].map((prefix) => name.replace(prefix, ''));
    const names = [name, ...fields.map((field) => field.charAt(0).toLowerCase() + field.slice(1))];
    expect(names.some((one) => named.has(one))).toBe(true);
  });
});

/** Parts of a decision that hold one member for each id. */
const byIdParts = new Set('requirements checks part2 gate gates pages timers'.split(' '));

/** `checks`, `checks.answer`: what a decision says, the ids of its members left out. */
function fieldsOf(decision: object): string[] {
  return Object.entries(decision).flatMap(([part, value]: [string, unknown]) => {
    const members = byIdParts.has(part) ? Object.values(value ?? {}) : [value];
    const groups = members.filter((one): one is object => typeof one === 'object' && one !== null && !Array.isArray(one)); // prettier-ignore
    const named = keyed.has(part) ? [] : groups.flatMap((one) => Object.keys(one));
    return [part, ...named.map((field) => `${part}.${field}`)];
  });
}

/** Their own keys are ids or fields of the case: nothing a page of law could name beforehand. */
const keyed = new Set(['reserved', 'contradictions', 'pageQuestions']);

test('the README names every field of a decision', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const fields = files.flatMap((name) => {
    const file: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const some = readCases(file).filter((_, at) => at % 25 === 0);
    return some.flatMap(({ given }) => fieldsOf(decide(given)));
  });
  const spans = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const words = new Set(spans.flatMap((one) => one.split(/[.,\s]+/)));
  const missing = [...new Set(fields)].filter((field) => !words.has(field.split('.').at(-1) ?? ''));
  expect(missing).toEqual([]);
});
