import { describe, expect, test } from 'vitest';
import { settledOn } from '../../../shared/domain/money/settled';
import { moneySliceSchema } from '../../../shared/domain/money/slice';

const stamp = (day: string) => ({ at: `${day}T15:00:00.000Z`, by: 'ada' });
const dayOf = ({ at }: { readonly at: string }) => at.slice(0, 10);
const fee = { kind: 'fee', total: 2000 } as const;

const invoice = {
  ...{ id: 'i', totalCents: 2000, lines: [], ruleId: 'r', citation: 'c', number: 'n' },
  sent: stamp('2026-02-20'),
};
const paid = (on: string, cents: number) => ({
  ...{ id: `p-${on}`, cents, method: 'check', paidOn: on, reference: '' },
  recorded: stamp(on),
});
const waived = (on: string, cents?: number) => ({
  ...{ id: `w-${on}`, cents, reason: 'Hardship' },
  recorded: stamp(on),
});

function settled(money: object): string | undefined {
  const slice = moneySliceSchema.parse({
    ...{ answers: {}, estimates: [], invoices: [invoice], payments: [], waivers: [], refunds: [] },
    ...{ confirmations: [], ...money },
  });
  return settledOn({ money: slice, fee, receivedOn: '2026-02-10', dayOf });
}

describe('the day on which nothing was left to pay', () => {
  test('is the day of the payment, also where the fee was waived afterwards', () => {
    const waivers = [waived('2026-03-20')];
    expect(settled({ payments: [paid('2026-03-01', 2000)], waivers })).toBe('2026-03-01');
  });

  test('is the day of the waiver where the payments did not cover it before', () => {
    expect(settled({ waivers: [waived('2026-03-20')] })).toBe('2026-03-20');
    const payments = [paid('2026-03-01', 500)];
    expect(settled({ payments, waivers: [waived('2026-03-20')] })).toBe('2026-03-20');
    const given = [{ id: 'r', cents: 500, method: 'check', reason: 'Wrong sum', recorded: stamp('2026-03-05') }]; // prettier-ignore
    const refunded = { payments: [paid('2026-03-01', 2000)], refunds: given };
    expect(settled({ ...refunded, waivers: [waived('2026-03-20')] })).toBe('2026-03-20');
  });

  test('stays the day of the payment, also where the money went back after the waiver', () => {
    const back = [{ id: 'r', cents: 2000, method: 'check', reason: 'Waived', recorded: stamp('2026-03-25') }]; // prettier-ignore
    const paidFirst = { payments: [paid('2026-03-01', 2000)], refunds: back };
    expect(settled({ ...paidFirst, waivers: [waived('2026-03-20')] })).toBe('2026-03-01');
  });

  test('is the day the rest was waived, or paid, where it was waived in part', () => {
    const waivers = [waived('2026-03-10', 1500)];
    expect(settled({ payments: [paid('2026-03-01', 500)], waivers })).toBe('2026-03-10');
    expect(settled({ payments: [paid('2026-03-12', 500)], waivers })).toBe('2026-03-12');
  });

  test('is not there while something is to pay', () => {
    expect(settled({ payments: [paid('2026-03-01', 1999)] })).toBeUndefined();
  });
});
