import { describe, expect, test } from 'vitest';
import type { FormDraft } from '../../../shared/contract/forms';
import { loadPacks } from '../../../shared/rules/load';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { attorneyFacts, byForm, log } from './walk';
import { lettersOf, textOf } from './words';

const signature = {
  kind: 'drawn' as const,
  aspect: 4,
  strokes: [[[0.1, 0.8] as [number, number], [0.3, 0.2] as [number, number]]],
};
/** Nevada has no pack of its own. */
const states = ['CA', 'FL', 'GA', 'IL', 'NY', 'OH', 'PA', 'TX', 'WA', 'NV'];
const consents = loadPacks().flatMap(({ forms }) =>
  forms.filter(({ readsBack }) => readsBack).map(({ id }) => id),
);

/** As a patient fills it in who wants everything sent: every box, and the first of other choices. */
function filledIn(fields: FormDraft['fields']): Record<string, string> {
  const known: Record<string, string> = {
    description: 'Office notes of 2026',
    purpose: 'Legal claim',
    proceeding: 'Miller v. Acme, Travis County',
    expiresOn: '2027-08-31',
  };
  return Object.fromEntries(
    fields
      .filter(({ value }) => value === '')
      .map(({ name, kind, choices }) => {
        const offered = choices.map(({ value }) => value);
        if (kind === 'choices') return [name, offered.join('\n')];
        return [name, known[name] ?? offered[0] ?? ''];
      }),
  );
}

async function requestIn(state: string) {
  const desk = await openTestDesk({ profile: { ...riverClinic, state } });
  const requestId = await log(desk, attorneyFacts);
  await desk.ask('basis.decide', { requestId, answers: byForm });
  return { desk, requestId };
}

async function typedFor(desk: TestDesk, wish: { requestId: string; formId: string }) {
  const { fields } = await desk.ask('forms.draft', { ...wish, fields: {} });
  const first = filledIn(fields);
  // A choice may ask for more.
  const again = await desk.ask('forms.draft', { ...wish, fields: first });
  return { ...first, ...filledIn(again.fields) };
}

async function signed(desk: TestDesk, wish: { requestId: string; formId: string }) {
  const { optIns, ...rest } = await typedFor(desk, wish);
  const fields = optIns === undefined ? rest : { ...rest, optIns: optIns.split('\n') };
  return desk.ask('forms.make', { ...wish, fields, signature });
}

describe.each(states)('signed on the pad in %s', (state) => {
  test('every consent of the clinic is read back with no check open that stops', async () => {
    const { desk, requestId } = await requestIn(state);
    for (const formId of consents) {
      const { authorization } = await signed(desk, { requestId, formId });
      const open = [...(authorization?.checks ?? []), ...(authorization?.part2 ?? [])]
        .filter(({ severity }) => severity === 'block')
        .filter(({ answer }) => answer === 'not-met' || answer === 'unknown')
        .map(({ id }) => id);
      expect([formId, open, authorization?.valid]).toEqual([formId, [], true]);
    }
  });

  test('every form can be set and proved, with nothing filled in but what is known', async () => {
    const { desk, requestId } = await requestIn(state);
    const { forms } = await desk.ask('forms.list', { requestId });
    expect(forms).toHaveLength(8);
    for (const { id: formId } of forms) {
      const wish = { requestId, formId, fields: {}, signature, page: 1, maxWidth: 200 };
      const { pages } = await desk.ask('forms.preview', wish);
      expect(pages).toBeLessThanOrEqual(state === 'CA' ? 4 : 3);
    }
  });
});

test('California: no letter of a signed consent is smaller than 14 points', async () => {
  const { desk, requestId } = await requestIn('CA');
  for (const formId of consents) {
    const { request } = await signed(desk, { requestId, formId });
    const paperId = request.intake.papers.at(-1)?.id ?? '';
    await desk.ask('forms.printCopy', { requestId, paperId });
    const letters = await lettersOf(desk.shell.printed.at(-1) ?? new Uint8Array());
    const words = letters.map(({ text }) => text).join(' ');
    for (const part of ['12 Mill Road', 'Signature of', 'Date', 'Signed by hand', 'Page 1 of']) {
      expect(words).toContain(part);
    }
    expect([formId, letters.filter(({ size }) => size < 14)]).toEqual([formId, []]);
  }
});

test('Texas: the foot and the letterhead keep their small type', async () => {
  const { desk, requestId } = await requestIn('TX');
  await desk.ask('forms.print', { requestId, formId: 'authorization', fields: {} });
  const letters = await lettersOf(desk.shell.printed[0] ?? new Uint8Array());
  const sizes = [...new Set(letters.map(({ size }) => size))].sort((a, b) => a - b);
  expect(sizes).toEqual([8, 10, 11, 15]);
});

test.each([
  ['CA', 'authorization', ['date', 'one-year-default'], 'When this happens'],
  ['CA', 'part2-consent-tpo', ['date'], 'until I take it back'],
  ['WA', 'part2-consent-tpo', ['date'], 'until I take it back'],
])('%s: %s offers no end the state does not allow', async (state, formId, ends, words) => {
  const { desk, requestId } = await requestIn(state);
  const { fields } = await desk.ask('forms.draft', { requestId, formId, fields: {} });
  const { choices = [] } = fields.find(({ name }) => name === 'expiryKind') ?? {};
  expect(choices.map(({ value }) => value).sort()).toEqual(ends);
  // To be filled in by hand: every way it can end is on the paper.
  await desk.ask('forms.print', { requestId, formId, fields: { expiryKind: '' } });
  const printed = await textOf(desk.shell.printed[0] ?? new Uint8Array());
  expect(printed).toContain('On this day');
  expect(printed).not.toContain(words);
});

test('Washington: where the recipient works is asked, taken from the request, and printed', async () => {
  const { desk, requestId } = await requestIn('WA');
  const wish = { requestId, formId: 'authorization' };
  const { fields } = await desk.ask('forms.draft', { ...wish, fields: {} });
  expect(fields.find(({ name }) => name === 'recipientAffiliation')?.value).toBe('Hollis and Bray');
  const typed = { ...(await typedFor(desk, wish)), optIns: [], recipientAffiliation: '' };
  const make = desk.ask('forms.make', { ...wish, fields: typed, signature });
  await expect(make).rejects.toMatchObject({
    fault: { message: expect.stringContaining('Where they work') as string },
  });
});

test('every consent of the clinic has its place in the list', () => {
  expect(consents).toHaveLength(6);
});
