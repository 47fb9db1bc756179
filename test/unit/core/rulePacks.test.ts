import { describe, expect, test, vi } from 'vitest';
import type * as Load from '../../../shared/rules/load';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { access, log, walkInFacts } from './walk';

/** While set, this desk reads the first version of the clinic's own more strictly than it was written. */
let spoiled = false;
vi.mock('../../../shared/rules/load', async (original) => {
  const real = await original<typeof Load>();
  const isOwn = (file: unknown) => (file as { version?: string }).version === '2026.1-c1';
  return {
    ...real,
    readPack: (file: unknown) =>
      real.readPack(spoiled && isOwn(file) ? { ...(file as object), clocks: 'gone' } : file),
  };
});

const texas = { packId: 'us-tx', version: '2026.1' };
const reason = 'Counsel read the statute of 2027.';
const count = (at: number) => ['clocks', at, 'time', 'count'];
const change = { ...texas, path: count(0), value: 10, checked: false, reason, from: '2026-09-02' };

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

async function exported(desk: TestDesk): Promise<Record<string, unknown>> {
  await desk.ask('rules.export', texas);
  return JSON.parse(text(desk.shell.saved.at(-1)?.bytes)) as Record<string, unknown>;
}

function bytesOf(file: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(file));
}

async function refusal(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as { fault?: { code: string; message: string } } | undefined)?.fault;
}

/** How many rules of the newest version of a pack wait for a manager. */
async function toConfirm(desk: TestDesk): Promise<number> {
  return (await desk.ask('rules.packs', {})).packs[0]?.toConfirm ?? -1;
}

/** The desk stands on September 1, 2026. */
async function managersDesk(): Promise<TestDesk> {
  const desk = await openTestDesk();
  desk.clock.set('2026-09-01T15:00:00.000Z');
  return desk;
}

describe('the clinic’s own version of the rules', () => {
  test('holds for requests from its day on; a request keeps the version of its receipt', async () => {
    const desk = await managersDesk();
    const before = await log(desk, walkInFacts);
    await desk.ask('basis.decide', { requestId: before, answers: access });
    const taken = await desk.ask('rules.changeRule', change);
    expect(taken).toEqual({ packId: 'us-tx', version: '2026.1-c1' });
    const old = await desk.ask('basis.preview', { requestId: before, answers: access });
    expect(old).toMatchObject({ decision: { due: { legalDue: '2026-09-23' } } });
    desk.clock.set('2026-09-02T15:00:00.000Z');
    const after = await log(desk, { ...walkInFacts, receivedOn: '2026-09-02' });
    const view = await desk.ask('basis.decide', { requestId: after, answers: access });
    expect(view.request.basis?.due.legalDue).toBe('2026-09-17');
    expect(view.request.basis?.due.unverified).toBe(true);
  });

  test('says who made it, when, why and from what; the difference names the field', async () => {
    const desk = await managersDesk();
    const before = await toConfirm(desk);
    await desk.ask('rules.changeRule', change);
    const { packs } = await desk.ask('rules.packs', {});
    expect(packs[0]).toMatchObject({
      version: '2026.1-c1',
      standing: 'later',
      own: { by: 'Ada', on: 'September 1, 2026', reason, basedOn: '2026.1' },
      toConfirm: before + 1,
    });
    expect(packs[1]).toMatchObject({ version: '2026.1', standing: 'in-force' });
    const found = await desk.ask('rules.difference', {
      packId: 'us-tx',
      a: '2026.1',
      b: '2026.1-c1',
    });
    expect(found.differences).toContainEqual({
      rule: 'Due dates, TX-PHYSICIAN',
      field: 'How many days',
      before: '15',
      after: '10',
    });
  });

  test('a second change for the same day takes the place of the first', async () => {
    const desk = await managersDesk();
    await desk.ask('rules.changeRule', change);
    await desk.ask('rules.changeRule', { ...change, version: '2026.1-c1', value: 12 });
    const { packs } = await desk.ask('rules.packs', {});
    const versions = packs.filter(({ packId }) => packId === 'us-tx').map((one) => one.version);
    expect(versions).toEqual(['2026.1-c2', '2026.1']);
  });

  test('a change made from a version that was changed since is refused, and loses nothing', async () => {
    const desk = await managersDesk();
    await desk.ask('rules.changeRule', change);
    for (const from of ['2026-09-02', '2026-12-01']) {
      const fault = await refusal(desk.ask('rules.changeRule', { ...change, value: 12, from }));
      expect(fault?.code).toBe('pack-changed-since');
      expect(fault?.message).toContain('version 2026.1-c1 begins on September 2, 2026');
    }
    const both = { ...change, version: '2026.1-c1', path: count(1), value: 9, from: '2026-12-01' };
    expect((await desk.ask('rules.changeRule', both)).version).toBe('2026.1-c2');
    const { differences } = await desk.ask('rules.difference', { packId: 'us-tx', a: '2026.1', b: '2026.1-c2' }); // prettier-ignore
    expect(differences.filter(({ field }) => field === 'How many days')).toHaveLength(2);
  });

  test('one value alone may not make the rules unsound either', async () => {
    const desk = await managersDesk();
    const { parts } = await desk.ask('rules.pack', { packId: 'us-federal', version: '2026.1' });
    const rows = parts.find(({ part }) => part === 'rows')?.rules ?? [];
    const letter = rows
      .flatMap(({ fields }) => fields)
      .find(({ path }) => path.at(-1) === 'letter' && path.length === 3);
    const wrong = { packId: 'us-federal', version: '2026.1', path: [...letter!.path] };
    const asked = desk.ask('rules.changeRule', { ...change, ...wrong, value: 'no-such-letter' });
    const fault = await refusal(asked);
    expect(fault?.code).toBe('pack-not-sound');
    expect(fault?.message).toMatch(/there is no letter no-such-letter/);
  });

  test('a version that cannot be read any more is listed with what is wrong and what holds instead', async () => {
    const desk = await managersDesk();
    await desk.ask('rules.changeRule', change);
    spoiled = true;
    const { packs, unreadable } = await desk.ask('rules.packs', {}).finally(() => {
      spoiled = false;
    });
    expect(packs.some(({ version }) => version === '2026.1-c1')).toBe(false);
    expect(unreadable).toMatchObject([
      {
        ...{ packId: 'us-tx', version: '2026.1-c1', label: 'Texas' },
        sentence:
          'Version 2026.1-c1 cannot be read. Due dates: this has to be a list. Version 2026.1 holds instead.',
        own: { by: 'Ada', reason },
      },
    ]);
  });

  test('confirming a rule marks it verified today and changes nothing else', async () => {
    const desk = await managersDesk();
    const before = await toConfirm(desk);
    await desk.ask('rules.changeRule', change);
    const version = '2026.1-c1';
    await desk.ask('rules.confirm', { packId: 'us-tx', version, ruleId: 'TX-PHYSICIAN', reason });
    const { pack, parts } = await desk.ask('rules.pack', { packId: 'us-tx', version });
    expect(pack.toConfirm).toBe(before);
    const clocks = parts.find(({ part }) => part === 'clocks');
    expect(clocks?.rules[0]).toMatchObject({ status: 'verified', verifiedOn: '2026-09-01' });
  });

  test('a value checked against its source on the spot needs no confirmation', async () => {
    const desk = await managersDesk();
    const before = await toConfirm(desk);
    await desk.ask('rules.changeRule', { ...change, checked: true });
    expect(await toConfirm(desk)).toBe(before);
  });
});

describe('a change that cannot stand is refused with the field, and the old rules hold', () => {
  test.each([
    ['a text for a number', { value: 'ten' }, 'pack-does-not-fit', /Due dates, TX-PHYSICIAN, How many days: this has to be a number/],
    ['no days at all', { value: 0 }, 'pack-does-not-fit', /the least is/],
    ['the id of a rule', { path: ['clocks', 0, 'id'], value: 'X' }, 'pack-place-fixed', /cannot be changed here/],
    ['a group of fields', { path: ['clocks', 0, 'time'], value: 1 }, 'pack-place-fixed', /cannot/],
    ['a place that is not there', { path: ['clocks', 9, 'x'], value: 1 }, 'pack-place-fixed', /cannot/],
    ['a day that has passed', { from: '2026-09-01' }, 'pack-begins-early', /September 2, 2026 or later/],
    ['a day not in the calendar', { from: '2026-02-30' }, 'bad-input', /calendar/],
    ['no reason', { reason: ' ' }, 'bad-input', /Say why/],
    ['a version that is not here', { version: '1999.1' }, 'no-such-pack', /Open the list/],
  ])('%s', async (_, wrong, code, message) => {
    const desk = await managersDesk();
    const fault = await refusal(desk.ask('rules.changeRule', { ...change, ...wrong }));
    expect(fault?.code).toBe(code);
    expect(fault?.message).toMatch(message);
    expect((await desk.ask('rules.packs', {})).packs[0]?.version).toBe('2026.1');
  }); // prettier-ignore
});

describe('a pack from a file', () => {
  test('what was exported comes back as it was, and shows what it would change', async () => {
    const desk = await managersDesk();
    const file = await exported(desk);
    expect(desk.shell.saved[0]?.name).toBe('us-tx-2026.1.json');
    const same = await desk.ask('rules.readImport', { bytes: bytesOf(file) });
    expect(same).toMatchObject({ packId: 'us-tx', comparedWith: '2026.1', differences: [] });
    const [clock, ...others] = file.clocks as Record<string, unknown>[];
    const changed = { ...file, clocks: [{ ...clock, from: 'receipt-and-payment' }, ...others] };
    const bytes = bytesOf(changed);
    const { differences } = await desk.ask('rules.readImport', { bytes });
    expect(differences).toEqual([
      {
        rule: 'Due dates, TX-PHYSICIAN',
        field: 'From',
        before: 'receipt',
        after: 'receipt and payment',
      },
    ]);
    const taken = await desk.ask('rules.import', { bytes, reason, from: '2026-10-01' });
    expect(taken.version).toBe('2026.1-c1');
  });

  const wrong: readonly (readonly [string, (file: Record<string, unknown>) => unknown, RegExp])[] =
    [
      ['an unreal date', (file) => ({ ...file, verified_on: '2026-02-30' }), /Verified on: this is not a date in the calendar/],
      ['a misspelt key', (file) => ({ ...file, clock: [] }), /does not know “clock”/],
      ['a missing field', (file) => ({ ...file, label: undefined }), /Label: this is missing/],
      ['the rules of another place', (file) => ({ ...file, jurisdiction: 'US-OH' }), /are for US-TX/],
      ['a fact nobody knows', (file) => ({ ...file, minor_services: [], gates: [{ ...(file.gates as object[])[0], when: { fact: 'moonPhase', is: 'full' } }] }), /nobody knows the fact moonPhase/],
      ['no pack at all', () => [1], /The file: this has to be a group of fields/],
    ]; // prettier-ignore
  test.each(wrong)('%s is refused, and the rules stay', async (_, spoil, message) => {
    const desk = await managersDesk();
    const bytes = bytesOf(spoil(await exported(desk)));
    for (const asked of [
      desk.ask('rules.readImport', { bytes }),
      desk.ask('rules.import', { bytes, reason, from: '2026-10-01' }),
    ]) {
      expect((await refusal(asked))?.message).toMatch(message);
    }
    expect((await desk.ask('rules.packs', {})).packs[0]?.version).toBe('2026.1');
  });

  test('a file that is not a pack at all is refused', async () => {
    const desk = await managersDesk();
    const bytes = new TextEncoder().encode('%PDF-1.7');
    const fault = await refusal(desk.ask('rules.readImport', { bytes }));
    expect(fault?.code).toBe('pack-no-json');
  });

  test('dates that overlap with another version are refused', async () => {
    const desk = await managersDesk();
    const file = await exported(desk);
    const take = (to: string | undefined, from: string) => {
      const bytes = bytesOf({ ...file, ...(to ? { effective_to: to } : {}) });
      return desk.ask('rules.import', { bytes, reason, from });
    };
    await take('2027-03-31', '2027-01-01');
    expect((await refusal(take(undefined, '2026-12-01')))?.code).toBe('pack-dates-overlap');
    expect((await refusal(take('2027-01-01', '2026-12-01')))?.code).toBe('pack-dates-overlap');
    expect((await refusal(take(undefined, '2027-03-31')))?.code).toBe('pack-dates-overlap');
    expect((await refusal(take('2026-11-30', '2026-12-01')))?.code).toBe('pack-ends-early');
    expect((await take('2026-12-31', '2026-12-01')).version).toBe('2026.1-c2');
    expect((await take(undefined, '2027-04-01')).version).toBe('2026.1-c3');
  });
});

test('a clerk may not see or change the rules', async () => {
  const desk = await managersDesk();
  await desk.ask('people.add', { name: 'Cleo', role: 'clerk', passphrase: 'Cleo opens the desk' });
  await desk.signIn('Cleo');
  expect((await refusal(desk.ask('rules.changeRule', change)))?.code).toBe('not-allowed');
});
