import { describe, expect, test } from 'vitest';
import { intakeFactsSchema, type IntakeFacts } from '../../../shared/domain/intake/slice';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { attorney, attorneyFacts, log, walkInFacts } from './walk';

const refused = (code: string) => expect.objectContaining({ fault: expect.objectContaining({ code }) as unknown }) as Error; // prettier-ignore
const alert = { kind: 'alert', words: 'Ask for the blue folder.' } as const;
const facts = (change: Partial<IntakeFacts>): IntakeFacts =>
  intakeFactsSchema.parse({ ...walkInFacts, ...change });

/** A disclosure to the police: it belongs on every accounting of its patient. */
async function disclosed(desk: TestDesk, requestId: string, recipientName: string) {
  const disclosure = {
    ...{ disclosedOn: '2026-05-04', recipientName, recipientAddress: '' },
    ...{ description: 'Visit of May', purpose: 'Demand', basisRow: 'R23', madeBy: 'Front desk' },
  };
  await desk.ask('accounting.typeIn', { requestId, disclosure });
}

async function listed(desk: TestDesk, requestId: string) {
  const view = await desk.ask('accounting.view', { requestId, list: 'disclosures' });
  return {
    view,
    names: view.entries.map((row) => row.recipientName).sort(),
    asked: view.mayBeSame.map(({ number }) => number),
  };
}

describe('one patient, one accounting', () => {
  test('disclosures under a former name are listed once somebody said that it is the same patient', async () => {
    const desk = await openTestDesk();
    const now = await log(desk, walkInFacts);
    const before = await log(desk, facts({ patientFamilyName: 'Moss' }));
    await disclosed(desk, now, 'County sheriff');
    await disclosed(desk, before, 'State police');
    const asks = await listed(desk, now);
    expect(asks.names).toEqual(['County sheriff']);
    expect(asks.view.mayBeSame).toMatchObject([{ requestId: before, patient: 'Anna Moss' }]);
    await desk.ask('patients.sayWhich', { requestId: now, otherId: before, same: true });
    for (const requestId of [now, before]) {
      const { names, asked } = await listed(desk, requestId);
      expect(names).toEqual(['County sheriff', 'State police']);
      expect(asked).toEqual([]);
    }
  });

  test('nothing is given while a request with disclosures may be about the same patient', async () => {
    const desk = await openTestDesk();
    const one = await log(desk, facts({ patientRecordNumber: 'A-1' }));
    const other = await log(desk, facts({ patientRecordNumber: 'B-2' }));
    await disclosed(desk, other, 'State police');
    await desk.ask('accounting.ask', { requestId: one, list: 'disclosures', receivedOn: '2026-09-01' }); // prettier-ignore
    const { view } = await listed(desk, one);
    const accountingId = view.asked[0]?.id ?? '';
    expect(view.mayBeSame[0]?.sameNameAndBirth).toBe(true);
    await expect(desk.ask('accounting.give', { requestId: one, accountingId })).rejects.toEqual(refused('patient-not-clear')); // prettier-ignore
    await desk.ask('patients.sayWhich', { requestId: one, otherId: other, same: false });
    await desk.ask('accounting.give', { requestId: one, accountingId });
    expect((await listed(desk, other)).names).toEqual(['State police']);
    expect((await listed(desk, one)).names).toEqual([]);
    await expect(
      desk.ask('patients.sayWhich', { requestId: one, otherId: other, same: true }),
    ).rejects.toEqual(refused('patient-clear'));
  });

  test('a name that fits two others merges neither of them', async () => {
    const desk = await openTestDesk();
    const anna = await log(desk, walkInFacts);
    const annaBea = await log(desk, facts({ patientGivenName: 'Anna Bea' }));
    const annaCleo = await log(desk, facts({ patientGivenName: 'Anna Cleo' }));
    await disclosed(desk, annaBea, 'County sheriff');
    await disclosed(desk, annaCleo, 'State police');
    const { names, asked } = await listed(desk, anna);
    expect(names).toEqual([]);
    expect(asked).toHaveLength(2);
  });

  test('two patients of one name and birth date are asked about on the request itself', async () => {
    const desk = await openTestDesk();
    const one = await log(desk, walkInFacts);
    await desk.ask('patients.record', { requestId: one, fact: alert });
    const other = await log(desk, walkInFacts);
    await desk.ask('patients.link', { requestId: other });
    await disclosed(desk, one, 'County sheriff');
    await disclosed(desk, other, 'State police');
    expect((await listed(desk, one)).names).toEqual(['County sheriff']);
    const third = await log(desk, walkInFacts);
    const { view, asked } = await listed(desk, third);
    expect(view.patientUnclear).toBe(true);
    expect(asked).toHaveLength(2);
    const people = await desk.ask('patients.view', { requestId: third });
    expect(people.alike).toBe(true);
    await desk.ask('patients.link', { requestId: third, patientId: people.candidates[1]?.patientId ?? '' }); // prettier-ignore
    expect((await listed(desk, third)).names).toEqual(['State police']);
  });

  test('an earlier request of the linked patient is a duplicate, another patient’s is not', async () => {
    const desk = await openTestDesk();
    const form = intakeFactsSchema.parse({ ...attorneyFacts, patientFamilyName: 'Moss' });
    const first = await log(desk, form);
    const second = await attorney(desk);
    const duplicate = async () => {
      const { authorization } = await desk.ask('request.view', { requestId: second });
      return authorization?.checks.find(({ id }) => id === 'A30')?.answer;
    };
    expect(await duplicate()).toBe('met');
    await desk.ask('patients.sayWhich', { requestId: second, otherId: first, same: true });
    expect(await duplicate()).toBe('not-met');
  });

  test('which of two is the earlier one goes by when it came to the desk, not by the year in its number', async () => {
    const desk = await openTestDesk();
    await log(desk, attorneyFacts);
    desk.clock.set('2026-09-02T15:00:00.000Z');
    const second = await attorney(desk, {}, { receivedOn: '2025-12-30' });
    const { authorization, request } = await desk.ask('request.view', { requestId: second });
    expect(request.intake.number).toBe('REQ-2025-000002');
    const found = authorization?.checks.find(({ id }) => id === 'A30');
    expect(found?.sentence).toContain('REQ-2026-000001');
  });
});
