import { describe, expect, test } from 'vitest';
import { openTestDesk } from '../../support/desk';
import { textOf } from './words';
import { addChart, attorneyFacts, byForm, log, pagesOf } from './walk';

const drawn = {
  kind: 'drawn',
  aspect: 4,
  strokes: [
    [
      [0.1, 0.8],
      [0.2, 0.2],
      [0.35, 0.7],
    ],
    [[0.5, 0.5]],
  ],
} as const;
const strokes = drawn.strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as [number, number]));
const signature = { ...drawn, strokes };
const fields = {
  description: 'Office notes of 2026',
  purpose: 'Legal claim',
  purposeKind: 'litigation',
};

async function attorneyAtTheDesk(profile?: Parameters<typeof openTestDesk>[0]) {
  const desk = await openTestDesk(profile);
  const requestId = await log(desk, attorneyFacts);
  await desk.ask('basis.decide', { requestId, answers: byForm });
  return { desk, requestId };
}

describe('the clinic’s own authorization', () => {
  test('signed on the pad is sealed, read back, and every check that counts is met', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const view = await desk.ask('forms.make', {
      requestId,
      formId: 'authorization',
      fields,
      signature,
    });
    const paper = view.request.intake.papers.at(-1);
    expect(paper?.kind).toBe('authorization');
    expect(view.request.authorization).toMatchObject({
      paperId: paper?.id,
      facts: { patientName: 'Anna Miller', isSigned: 'yes', signedOn: '2026-09-01' },
    });
    const open = view.authorization?.checks.filter(
      ({ answer, severity }) =>
        severity === 'block' && answer !== 'met' && answer !== 'not-applicable',
    );
    expect(open).toEqual([]);
    const accepted = await desk.ask('authorization.accept', { requestId });
    expect(accepted.request.authorization?.accepted).toBeDefined();

    await desk.ask('forms.printCopy', { requestId, paperId: paper?.id ?? '' });
    const words = await textOf(desk.shell.printed[0] ?? new Uint8Array());
    expect(words).toContain('Authorization to release health records');
    expect(words).toContain('Anna Miller');
    expect(words).toContain('Signed by hand on the screen of River Clinic on September 1, 2026.');
    const { made } = await desk.ask('forms.list', { requestId });
    expect(made).toMatchObject([{ signedBy: 'Anna Miller', paperId: paper?.id }]);
  });

  test('a consent for one purpose reads back its purpose and never one it does not offer', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const wish = { requestId, formId: 'part2-consent' };
    const asked = await desk.ask('forms.draft', { ...wish, fields: {} });
    expect(asked.fields.find(({ name }) => name === 'purposeKind')?.value ?? '').toBe('');
    const said = {
      description: 'Notes of 2026',
      purpose: 'Further care',
      purposeKind: 'treatment',
      recipientIsCovered: 'yes',
      expiryKind: 'one-year-default',
    };
    const view = await desk.ask('forms.make', { ...wish, fields: said, signature });
    expect(view.request.authorization?.facts).toMatchObject({
      purposeKind: 'treatment',
      recipientIsCovered: 'yes',
      statesHipaaRedisclosure: 'yes',
    });
  });

  test('is not signed while a line is empty, and names the line', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const make = desk.ask('forms.make', {
      requestId,
      formId: 'authorization',
      fields: { ...fields, description: '' },
      signature,
    });
    await expect(make).rejects.toMatchObject({
      fault: {
        code: 'form-incomplete',
        message: expect.stringContaining('Which records') as string,
      },
    });
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.intake.papers).toEqual([]);
    expect(request.authorization).toBeUndefined();
  });

  test('that names somebody else leaves the recipient open', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const view = await desk.ask('forms.make', {
      requestId,
      formId: 'authorization',
      fields: { ...fields, recipientName: 'Somebody Else' },
      signature,
    });
    expect(view.request.authorization?.facts.recipientMatches).toBe('unknown');
    expect(view.authorization?.valid).toBe(false);
  });

  test('may be signed by typing the name, and says so', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const typed = { kind: 'typed', name: 'Anna Miller' } as const;
    const view = await desk.ask('forms.make', {
      requestId,
      formId: 'authorization',
      fields,
      signature: typed,
    });
    await desk.ask('forms.printCopy', {
      requestId,
      paperId: view.request.intake.papers.at(-1)?.id ?? '',
    });
    const words = await textOf(desk.shell.printed[0] ?? new Uint8Array());
    expect(words).toContain('I sign by typing my name.');
  });

  test('is printed with lines where nothing is known, and nothing is kept', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    await desk.ask('forms.print', { requestId, formId: 'authorization', fields: {} });
    const words = await textOf(desk.shell.printed[0] ?? new Uint8Array());
    expect(words).toContain('____________________');
    const { request } = await desk.ask('request.view', { requestId });
    expect(request.intake.papers).toEqual([]);
  });

  test('for counseling notes is read back as met, and carries no other page of the program', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    const view = await addChart(desk, requestId);
    const [notes, chart] = pagesOf(view);
    if (!notes || !chart) throw new Error('two pages are needed');
    await desk.ask('sensitive.tag', { requestId, pages: [notes], category: 'SCN', isPart2: true });
    await desk.ask('forms.make', {
      requestId,
      formId: 'part2-consent-counseling-notes',
      fields: { ...fields, expiryKind: 'one-year-default' },
      signature,
    });
    const { authorization } = await desk.ask('request.view', { requestId });
    const unmet = (list: readonly { id: string; answer: string }[]) =>
      list.filter(({ answer }) => answer === 'not-met' || answer === 'unknown').map(({ id }) => id);
    expect(unmet(authorization?.part2 ?? [])).toEqual([]);
    expect(authorization).toMatchObject({ valid: true, doesNotCarry: [] });
    await desk.ask('sensitive.tag', { requestId, pages: [chart], category: 'SUD', isPart2: true });
    const more = await desk.ask('request.view', { requestId });
    expect(more.authorization?.doesNotCarry).toEqual(['SUD']);
  });

  test('ends a standing permission where it is a revocation', async () => {
    const { desk, requestId } = await attorneyAtTheDesk();
    await desk.ask('forms.make', { requestId, formId: 'authorization', fields, signature });
    await desk.ask('authorization.accept', { requestId });
    const view = await desk.ask('forms.make', {
      requestId,
      formId: 'revocation',
      fields: {},
      signature,
    });
    const { paperId = '', revocations } = view.request.authorization ?? {};
    expect(revocations).toMatchObject([
      { receivedOn: '2026-09-01', takenBack: { what: 'form', paperId } },
    ]);
    expect(view.gate.find(({ id }) => id === 'revocation')?.ok).toBe(false);
  });
});
