import { beforeEach, describe, expect, test } from 'vitest';

import { readText } from '../../../shared/pdf/verify/pageText';
import { deliverySchema } from '../../../shared/domain/release/slice';
import { Refused } from '../../../shared/domain/base/fault';
import { engineInNode, loadPdfjs } from '../../../electron/headless/engineInNode';
import { sha256 } from '../../support/digest';
import { openTestDesk, type TestDesk, type TestDeskOptions } from '../../support/desk';
import { certified, walkIn } from './walk';
import { fileOfBytes } from '../../../shared/pdf/files';

const password = 'green river 44';
const lock = { password, told: 'phone' } as const;

let desk: TestDesk;
let requestId: string;

async function ready(options: TestDeskOptions = {}): Promise<void> {
  desk = await openTestDesk(options);
  requestId = await walkIn(desk);
  await certified(desk, requestId);
}

const release = async () => (await desk.ask('request.view', { requestId })).request.release;

describe('a packet that is saved locked', () => {
  beforeEach(() => ready());

  test('opens with the password alone, under the same name as ever', async () => {
    const { name } = await desk.ask('release.save', { requestId, lock });
    expect(name).toBe('REQ-2026-000001-packet.pdf');
    const { bytes } = desk.shell.saved[0]!;
    const pdfjs = await loadPdfjs();
    const { texts } = await readText(pdfjs, fileOfBytes(bytes), { password });
    expect([...texts.values()].map(({ bare }) => bare).join()).toContain('visitnote3');
    await expect(readText(pdfjs, fileOfBytes(bytes))).rejects.toThrow('cannot open');
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Miller|MILLER|REQ-2026/);
  });

  test('says in log, history and delivery that it was locked and how the password is told, and no more', async () => {
    await desk.ask('release.save', { requestId, lock });
    const view = await desk.ask('request.view', { requestId });
    const { rows } = await desk.ask('request.history', { requestId });
    const log = await desk.ask('disclosure.list', { from: '', to: '', accountableOnly: false, text: '' }); // prettier-ignore
    const fileSha256 = await sha256(desk.shell.saved[0]!.bytes);
    expect(view.request.release?.released).toMatchObject([
      { method: 'file', lock: { told: 'phone', fileSha256 } },
    ]);
    expect(view.request.release?.released[0]?.packetSha256).toBe(
      view.request.packet?.build?.sha256,
    );
    expect(log.rows[0]?.how).toMatchObject({
      method: 'File, locked with a password told by telephone',
    });
    expect(rows.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Released as a file locked with a password that is told by telephone, \d pages$/) as string, // prettier-ignore
      ]),
    );
    const everything = JSON.stringify([view, rows, log, desk.events, desk.bugs]);
    expect(everything).not.toContain(password);
    expect(everything).not.toContain('river 44');
  });

  test('of before, whose delivery said too who chose the password, is read without it', async () => {
    await desk.ask('release.save', { requestId, lock });
    const [one] = (await release())?.released ?? [];
    const before = { ...one, lock: { ...one?.lock, passwordBy: 'desk' } };
    expect(one?.lock).toBeDefined();
    expect(deliverySchema.parse(before).lock).toEqual(one?.lock);
  });

  test('is not locked where nobody asked for it, and its row says so as ever', async () => {
    await desk.ask('release.save', { requestId });
    const [one] = (await release())?.released ?? [];
    expect(one).not.toHaveProperty('lock');
    const { rows = [] } = (await desk.ask('request.view', { requestId })).request.disclosure ?? {};
    expect(rows[0]?.method).toBe('File');
  });

  test('does not leave with a password that is easily guessed', async () => {
    const save = (typed: string) =>
      desk.ask('release.save', { requestId, lock: { ...lock, password: typed } });
    await expect(save('short')).rejects.toMatchObject({ fault: { code: 'password-weak' } });
    await expect(save('miller-1960-packet')).rejects.toMatchObject({
      fault: { code: 'password-weak' },
    });
    expect(desk.shell.saved).toEqual([]);
    expect((await release())?.pending).toBeUndefined();
  });

  test('is asked for where the desk was stopped while it saved, and is logged as locked', async () => {
    desk.shell.fault = new Error('stopped');
    await expect(desk.ask('release.save', { requestId, lock })).rejects.toMatchObject({
      fault: { code: 'hand-over-unknown' },
    });
    expect((await release())?.pending?.lock).toMatchObject({ told: 'phone' });
    const { request } = await desk.ask('release.confirmPrinted', { requestId, allPrinted: true });
    expect(request.disclosure?.rows[0]?.method).toContain('locked with a password');
  });

  test('gets a password of the desk that is made anew each time, for whoever may release', async () => {
    const one = await desk.ask('release.makePassword', {});
    const other = await desk.ask('release.makePassword', {});
    expect(one.password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    expect(one).not.toEqual(other);
    const made = { ...one, told: 'letter' } as const;
    const saved = await desk.ask('release.save', { requestId, lock: made });
    expect(saved.outcome).toBe('saved');
  });
});

test('a packet whose lock is not proved stays in, and the reason is said', async () => {
  const pdf = await engineInNode();
  const why = 'The locked file could not be proved: its password does not open the file.';
  await ready({
    pdf: Object.assign(Object.create(pdf) as typeof pdf, {
      lock: () => Promise.reject(new Refused('not-locked', why)),
    }),
  });
  await expect(desk.ask('release.save', { requestId, lock })).rejects.toMatchObject({
    fault: { code: 'not-locked', message: why },
  });
  expect(desk.shell.saved).toEqual([]);
  expect(await release()).toBeUndefined();
});
