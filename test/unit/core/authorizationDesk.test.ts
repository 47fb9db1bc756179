import { describe, expect, test } from 'vitest';
import { emptyAuthorizationFacts } from '../../../shared/domain/authorization/facts';
import { openTestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { attorney, goodForm } from './walk';

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
