import { expect, test } from 'vitest';
import { openTestDesk } from '../../support/desk';
import { access, log, walkInFacts } from './walk';

test('Why? says the rule, its source and the facts of this request', async () => {
  const desk = await openTestDesk();
  const requestId = await log(desk, walkInFacts);
  const ruleId = 'us-tx/TX-PHYSICIAN@2026.1';
  const alone = await desk.ask('rules.explain', { ruleId });
  expect(alone).toMatchObject({
    citation: 'Tex. Occ. Code 159.006(d)',
    status: 'verified',
    verifiedOn: 'November 24, 2026',
    pack: 'Texas 2026.1, for requests received from January 1, 2025.',
    facts: [],
  });
  const open = await desk.ask('rules.explain', { ruleId, requestId });
  expect(open.conditions[0]?.outcome).toContain('nobody has answered yet');
  await desk.ask('basis.decide', { requestId, answers: access });
  const decided = await desk.ask('rules.explain', { ruleId, requestId });
  expect(decided.conditions[0]?.outcome).toBe('Here this is so.');
  expect(decided.facts).toContainEqual({
    label: 'Physician, clinic or hospital',
    value: 'physician',
  });
  expect(decided.conditions[0]?.changes.join(' ')).toContain('then this would not be so');
});

test('a check says what it can find; an unknown rule is refused with a sentence', async () => {
  const desk = await openTestDesk();
  const { findings, title } = await desk.ask('rules.explain', { ruleId: 'us-federal/A12@2026.1' });
  expect(title).toBe('Not expired');
  expect(findings.map(({ answer }) => answer)).toContain('not-met');
  await expect(desk.ask('rules.explain', { ruleId: 'us-tx/NONE@2026.1' })).rejects.toMatchObject({
    fault: { code: 'no-such-rule' },
  });
});
