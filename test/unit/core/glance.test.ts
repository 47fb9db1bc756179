import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from '../../support/desk';
import { pngOf } from '../pdf/madePdfs';
import { chartOf } from './papers';
import { walkIn } from './walk';

const maxWidth = 300;
const password = 'green river 44';

async function lockedChart(): Promise<Uint8Array> {
  const document = await PDFDocument.load(await chartOf(2));
  document.encrypt({ userPassword: password, ownerPassword: password });
  return document.save();
}

async function atTheRecords(): Promise<{ desk: TestDesk; requestId: string }> {
  const desk = await openTestDesk();
  return { desk, requestId: await walkIn(desk) };
}

const isBlank = (pixels: Uint8Array): boolean => pixels.every((sample) => sample === 255);

describe('the first page of a file is seen before anybody says what it is', () => {
  it('of a PDF, with how many pages there are; nothing of it is kept', async () => {
    const { desk, requestId } = await atTheRecords();
    const before = [...desk.disk.files.keys()];
    const bytes = await chartOf(7);
    const page = await desk.ask('records.glance', { requestId, bytes, maxWidth });
    expect(page).toMatchObject({ pages: 7, width: maxWidth });
    expect(isBlank(page.pixels)).toBe(false);
    expect([...desk.disk.files.keys()]).toEqual(before);
    const view = await desk.ask('request.view', { requestId });
    expect(view.request.records?.documents ?? []).toEqual([]);
  });

  it('of a picture and of a text, which have to become pages first', async () => {
    const { desk, requestId } = await atTheRecords();
    const picture = pngOf({ width: 850, height: 1100 });
    const text = new TextEncoder().encode('Office note\nThe patient feels well.\n');
    const drawn = await desk.ask('records.glance', { requestId, bytes: picture, maxWidth });
    expect(drawn).toMatchObject({ pages: 1, width: maxWidth, height: 388 });
    const set = await desk.ask('records.glance', { requestId, bytes: text, maxWidth });
    expect(set.pages).toBe(1);
    expect(isBlank(set.pixels)).toBe(false);
  });

  it('of a scan that waits in the folder, where it stays', async () => {
    const { desk, requestId } = await atTheRecords();
    desk.shell.scans.set('scan_1.pdf', await chartOf(3));
    const page = await desk.ask('scan.glance', { requestId, name: 'scan_1.pdf', maxWidth });
    expect(page.pages).toBe(3);
    expect((await desk.ask('scan.waiting', {})).files).toHaveLength(1);
  });

  it('of a locked file with its password, and not without', async () => {
    const { desk, requestId } = await atTheRecords();
    const bytes = await lockedChart();
    const asked = { requestId, bytes, maxWidth };
    const isRefused = (code: string) => ({ fault: { code } });
    await expect(desk.ask('records.glance', asked)).rejects.toMatchObject(
      isRefused('pdf-password-needed'),
    );
    await expect(desk.ask('records.glance', { ...asked, password: 'no' })).rejects.toMatchObject(
      isRefused('pdf-password-wrong'),
    );
    expect((await desk.ask('records.glance', { ...asked, password })).pages).toBe(2);
  });

  it('what the desk does not take is refused by its name at once', async () => {
    const { desk, requestId } = await atTheRecords();
    const bytes = new TextEncoder().encode('{\\rtf1 Dear Sir}');
    await expect(desk.ask('records.glance', { requestId, bytes, maxWidth })).rejects.toMatchObject({
      fault: { code: 'file-rtf' },
    });
  });
});
