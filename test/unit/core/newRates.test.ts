import { beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/verb';
import type { contract } from '../../../shared/contract/contract';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { attorneyFacts, byForm, log } from './walk';

type Entry = InputOf<(typeof contract)['rules.enterRates']>;

const pennsylvania = { packId: 'us-pa', version: '2026.1' };
const reason = 'The notice of the Department of Health for 2026.';
const tiers = [
  { from: 1, to: 20, mills: 2000 },
  { from: 21, to: 60, mills: 1500 },
  { from: 61, to: null, mills: 510 },
];
const rates: Entry['rates'] = {
  effectiveFrom: '2026-01-01',
  effectiveTo: '2026-12-31',
  citation: '42 Pa.C.S. 6152, 6155; notice of the Department of Health for 2026',
  tiers,
  amounts: [{ path: ['base', 'mills'], mills: 30000 }],
};

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ profile: { ...riverClinic, state: 'PA' } });
  desk.clock.set('2026-09-01T15:00:00.000Z');
});

/** Where the schedule stands whose rates a patient's designee pays. */
async function designees(version = '2026.1'): Promise<number[]> {
  const { parts } = await desk.ask('rules.pack', { packId: 'us-pa', version });
  const rules = parts.find(({ part }) => part === 'fees')?.rules ?? [];
  return rules.flatMap(({ id }, at) => (id === 'PA-DESIGNEE' ? [at] : []));
}

async function enter(part: Partial<Entry> = {}) {
  const [schedule = -1] = await designees();
  const entry = { ...pennsylvania, schedule, rates, checked: true, reason, from: '2026-09-02' };
  return desk.ask('rules.enterRates', { ...entry, ...part });
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as { fault?: { message: string } } | undefined)?.fault?.message ?? 'not refused';
}

async function attorneys(receivedOn: string): Promise<string> {
  const requestId = await log(desk, { ...attorneyFacts, receivedOn });
  await desk.ask('basis.decide', { requestId, answers: byForm });
  const answers = { pages: 100, recordSource: 'paper', copyMedium: 'paper' };
  await desk.ask('money.answer', { requestId, answers });
  return requestId;
}

async function feeOf(requestId: string) {
  return (await desk.ask('money.view', { requestId })).fee;
}

describe('the rates of a new year', () => {
  test('a request of the new year has them without a stamp; one of before keeps its own', async () => {
    const before = await attorneys('2026-09-01');
    const stamped = { total: 14514, unverified: true };
    expect(await feeOf(before)).toMatchObject(stamped);
    expect(await enter()).toEqual({ packId: 'us-pa', version: '2026.1-c1' });
    desk.clock.set('2026-09-02T15:00:00.000Z');
    // $30.00, 20 pages at $2.00, 40 at $1.50, 40 at 51 cents.
    expect(await feeOf(await attorneys('2026-09-02'))).toMatchObject({ total: 15040, unverified: false }); // prettier-ignore
    expect(await feeOf(before)).toMatchObject(stamped);
  });

  test('of last year’s rates and the new ones each holds in its own time', async () => {
    await enter({ rates: { ...rates, effectiveFrom: '2026-10-01' } });
    desk.clock.set('2026-10-01T15:00:00.000Z');
    expect((await feeOf(await attorneys('2026-09-30'))).total).toBe(14514);
    const requestId = await attorneys('2026-10-01');
    const { total, ruleId } = await feeOf(requestId);
    expect(total).toBe(15040);
    const why = await desk.ask('rules.explain', { ruleId, requestId });
    expect(why.citation).toBe(rates.citation);
  });

  test('rates nobody compared with their source ask a manager, and only they are confirmed', async () => {
    await enter({ checked: false });
    const version = '2026.1-c1';
    const toConfirm = async () =>
      (await desk.ask('rules.packs', {})).packs.find((one) => one.version === version)?.toConfirm;
    const waiting = (await toConfirm()) ?? 0;
    const which = { packId: 'us-pa', version, ruleId: 'PA-DESIGNEE', reason };
    await desk.ask('rules.confirm', { ...which, effectiveFrom: '2025-01-01' });
    expect(await toConfirm()).toBe(waiting);
    await desk.ask('rules.confirm', { ...which, effectiveFrom: '2026-01-01' });
    expect(await toConfirm()).toBe(waiting - 1);
  });

  test('the difference shows them beside those of before', async () => {
    await enter();
    const versions = { packId: 'us-pa', a: '2026.1', b: '2026.1-c1' };
    const { differences } = await desk.ask('rules.difference', versions);
    const rules = differences.map(({ rule, before }) => ({ rule, before }));
    expect(rules).toContainEqual({ rule: 'Fees, PA-DESIGNEE from January 1, 2026', before: '' });
    expect(rules.map(({ rule }) => rule)).not.toContain('Fees, PA-DESIGNEE');
  });

  test('rates from the same first day take the place of those there are', async () => {
    await enter({ rates: { ...rates, effectiveFrom: '2025-01-01' } });
    expect(await designees('2026.1-c1')).toHaveLength(1);
    desk.clock.set('2026-09-02T15:00:00.000Z');
    expect((await feeOf(await attorneys('2026-09-02'))).total).toBe(15040);
  });

  test('rates without a last day end where the next begin', async () => {
    const endless = { ...rates, effectiveTo: undefined };
    await enter({ rates: endless });
    const [, schedule = -1] = await designees('2026.1-c1');
    const next = { ...endless, effectiveFrom: '2027-01-01' };
    await enter({ version: '2026.1-c1', schedule, rates: next, from: '2027-01-01' });
    const { parts } = await desk.ask('rules.pack', { packId: 'us-pa', version: '2026.1-c2' });
    const fees = parts.find(({ part }) => part === 'fees')?.rules ?? [];
    const last = fees[schedule]?.fields.find(({ path }) => path.at(-1) === 'effectiveTo');
    expect(last?.value).toBe('2026-12-31');
  });

  test('the first and last day of rates are changed by hand, those of the pack are not', async () => {
    const [schedule = -1] = await designees();
    const change = { ...pennsylvania, value: '2026-12-31', checked: true, reason, from: '2026-09-02' }; // prettier-ignore
    await desk.ask('rules.changeRule', { ...change, path: ['fees', schedule, 'effectiveTo'] });
    const own = { ...change, version: '2026.1-c1', path: ['effectiveFrom'] };
    expect(await refusal(desk.ask('rules.changeRule', own))).toContain('cannot be changed here');
    desk.clock.set('2026-09-02T15:00:00.000Z');
    expect(await feeOf(await attorneys('2026-09-02'))).toMatchObject({ total: 14514, unverified: false }); // prettier-ignore
  });

  const second = (line: object) => tiers.with(1, { ...tiers[1], ...line } as (typeof tiers)[0]);
  test.each<[string, Partial<Entry['rates']>, RegExp]>([
    ['two years on one day', { effectiveFrom: '2025-07-01' }, /two versions of PA-DESIGNEE/i],
    ['a year before the one there is', { effectiveFrom: '2024-01-01' }, /after January 1, 2025/],
    ['an end before the beginning', { effectiveTo: '2025-12-31' }, /last day is before the first/],
    ['a missing tier', { tiers: second({ from: 31 }) }, /No tier says what page 21 costs/],
    ['no last tier', { tiers: tiers.slice(0, 2) }, /No tier says what a page after page 60 costs/],
    ['a price that is none', { tiers: second({ mills: 'a dollar' }) }, /line 2, Amount: /],
    ['an amount of another rule', { amounts: [{ path: ['cap'], mills: 5 }] }, /not in the rules/],
  ])('%s is refused with what is wrong, and the good rules hold', async (_, part, message) => {
    expect(await refusal(enter({ rates: { ...rates, ...part } }))).toMatch(message);
    const { packs } = await desk.ask('rules.packs', {});
    expect(packs.filter(({ packId }) => packId === 'us-pa')).toHaveLength(1);
  });
});
