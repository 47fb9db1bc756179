import { describe, expect, test } from 'vitest';
import { emptyAuthorizationFacts } from '../../../shared/domain/authorization/facts';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { textOf } from './words';
import { addChart, attorney, goodForm, pagesOf } from './walk';

/** The words of the letter that asks for the other form, as it comes out of the printer. */
async function printed(desk: TestDesk, requestId: string): Promise<string> {
  const { request } = await desk.ask('request.view', { requestId });
  expect(request.letters?.filed.map(({ templateId }) => templateId)).toEqual([
    'patient-form-needed',
  ]);
  await desk.ask('authorization.printLetter', { requestId });
  return textOf(desk.shell.printed[0] ?? new Uint8Array());
}

describe('the authorization at the desk', () => {
  test('a warning goes on with a reason, and a change of the form takes the reason back', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { readability: 'not-plain' });
    await expect(desk.ask('authorization.accept', { requestId })).rejects.toThrow(
      'authorization-defective',
    );
    const reason = 'The patient explained it back to us';
    const view = await desk.ask('authorization.answer', { requestId, checkId: 'A28', reason });
    expect(view.authorization?.valid).toBe(true);
    expect(view.authorization?.checks.find(({ id }) => id === 'A28')?.reason).toBe(reason);
    const facts = { ...goodForm, readability: 'not-plain' as const, purpose: 'Another claim' };
    const changed = await desk.ask('authorization.type', { requestId, facts });
    expect(changed.authorization?.valid).toBe(false);
    expect(changed.request.authorization?.answers).toBeUndefined();
  });

  test('the forms to pick are those of the rules of the request, and no other is taken', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { authorization } = await desk.ask('request.view', { requestId });
    expect(authorization?.knownForms).toContainEqual({
      form: 'ssa-827',
      label: 'SSA-827 (Social Security)',
    });
    const typed = (form: string) =>
      desk.ask('authorization.type', { requestId, facts: { ...goodForm, form } });
    await expect(typed('ssa-872')).rejects.toThrow('no-such-known-form');
    expect((await typed('ssa-827')).request.authorization?.facts.form).toBe('ssa-827');
  });

  test('a defect cannot be answered with a reason', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { isSigned: 'no' });
    await expect(
      desk.ask('authorization.answer', { requestId, checkId: 'A01', reason: 'He will sign' }),
    ).rejects.toThrow('no-warning');
  });

  test('the letter back tells the sender neither name nor birth date of the chart', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk, { patientName: 'Hannah Milford' });
    const view = await desk.ask('authorization.return', { requestId });
    const filed = view.request.letters?.filed.at(-1);
    const words = JSON.stringify(filed);
    expect(words).toContain('does not let us act on it');
    expect(words).not.toMatch(/Miller|1960/);
  });

  test('a form that carries every page needs no other form', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await expect(
      desk.ask('authorization.returnPart', { requestId, forms: ['Our own form'] }),
    ).rejects.toThrow('nothing-barred');
  });

  test('S17: the form for such records goes to the patient, and the attorney gets no word of it', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const { request } = await addChart(desk, requestId);
    const [going] = pagesOf(await desk.ask('request.view', { requestId }));
    expect.assert(going !== undefined);
    expect(request.records?.documents).toHaveLength(1);
    const tag = { category: 'SUD' as const, isPart2: true };
    await desk.ask('sensitive.tag', { requestId, pages: [going], ...tag });
    const forms = ['Authorization for records that need a form of its own'];
    const nowhere = desk.ask('authorization.returnPart', { requestId, forms });
    await expect(nowhere).rejects.toThrow('no-patient-address');
    const patientAddress = '9 Pecan Lane\nAustin, TX 78704';
    await desk.ask('authorization.returnPart', { requestId, forms, patientAddress });
    const letter = await printed(desk, requestId);
    expect(letter).toContain('Anna Miller');
    expect(letter).toContain('9 Pecan Lane');
    expect(letter).not.toContain('Hollis');
    expect(letter).not.toMatch(/substance|alcohol|drug|SUD/i);
  });

  test('the form goes where the patient asked to be written to', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await expect(desk.ask('sensitive.askForForm', { requestId })).rejects.toThrow('no-patient-address'); // prettier-ignore
    const fact = { kind: 'confidential', address: 'PO Box 88\nAustin, TX 78701' } as const;
    await desk.ask('patients.record', { requestId, fact });
    await desk.ask('sensitive.askForForm', { requestId });
    const letter = await printed(desk, requestId);
    expect(letter).toContain('PO Box 88');
    expect(letter).not.toContain('Court Street');
  });

  test('the form is handed over without an address, to the patient all the same', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('sensitive.askForForm', { requestId, handedOver: true });
    const letter = await printed(desk, requestId);
    expect(letter).toContain('Anna Miller');
    expect(letter).not.toMatch(/Hollis|Court Street/);
  });

  test('another form starts blank, and the one before is answered no more', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    const bytes = await pdfOf(['Corrected authorization', 'Anna Miller']);
    const { request } = await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes }); // prettier-ignore
    const paperId = request.intake.papers.at(-1)!.id;
    const facts = emptyAuthorizationFacts;
    const view = await desk.ask('authorization.type', { requestId, facts, paperId });
    expect(view.request.authorization).toMatchObject({ facts, paperId });
    expect(view.authorization?.checks.filter(({ answer }) => answer === 'not-met')).toEqual([]);
  });
});
