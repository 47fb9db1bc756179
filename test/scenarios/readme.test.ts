import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
