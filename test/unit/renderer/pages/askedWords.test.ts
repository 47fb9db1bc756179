import { describe, expect, it } from 'vitest';
import { intakeFormSchema } from '../../../../shared/domain/intake/slice';
import {
  askedDates,
  askedKinds,
  recipientText,
  whereTo,
} from '../../../../renderer/app/ui/askedWords';

const form = (facts: object) => intakeFormSchema.parse(facts);
const attorney = {
  requesterKind: 'attorney',
  requesterName: 'Edith Pell',
  requesterOrganization: 'Pell & Dunmore',
  requesterAddress: '12 Court Street\nAustin TX 78701',
};

describe('what was asked, in words', () => {
  it('names whom the packet goes to, not who asked', () => {
    const other = { deliverTo: 'other', recipientName: 'Dr. Pine', recipientAddress: '1 Elm Road' };
    expect(recipientText(form(attorney))).toBe('Edith Pell, Pell & Dunmore');
    expect(recipientText(form({ ...attorney, ...other }))).toBe('Dr. Pine');
    expect(whereTo(form({ ...attorney, ...other, delivery: 'mail' }))).toBe(
      'Dr. Pine, by mail to 1 Elm Road',
    );
  });

  it('writes an address of several lines in one, and only where something is mailed', () => {
    expect(whereTo(form({ ...attorney, delivery: 'mail' }))).toBe(
      'Edith Pell, Pell & Dunmore, by mail to 12 Court Street, Austin TX 78701',
    );
    expect(whereTo(form(attorney))).toBe('Edith Pell, Pell & Dunmore, picked up here');
    expect(whereTo(form({ ...attorney, requesterAddress: '', delivery: 'mail' }))).toBe(
      'Edith Pell, Pell & Dunmore, by mail',
    );
  });

  it('says that a request without a limit asks for everything', () => {
    expect(askedKinds(form({}))).toBe('All kinds');
    expect(askedDates(form({}))).toBe('All dates');
  });

  it('says the limits that were named', () => {
    expect(askedKinds(form({ recordKinds: ['progress-notes', 'labs'] }))).toBe(
      'Progress notes, labs',
    );
    expect(askedDates(form({ datesFrom: '2026-01-05' }))).toBe('Jan 5, 2026 to today');
    expect(askedDates(form({ datesTo: '2026-01-05' }))).toBe('the beginning to Jan 5, 2026');
  });
});
