import { qcChecklist } from '../../../shared/domain/qc/checklist';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBareDesk, openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { pdfOf } from './papers';
import { addChart, attorney, certified, label, lookAtAll, markOn, pagesOf, walkIn } from './walk';

/** A PNG of one pixel. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The words of every page of what was saved last, one text a page. */
async function savedPages(desk: TestDesk): Promise<string[]> {
  const engine = await engineInNode();
  const bytes = desk.shell.saved.at(-1)!.bytes;
  const { pages } = await engine.importFile({ bytes });
  const texts: string[] = [];
  for (const { page } of pages) {
    const words = await engine.pageWords({ source: { bytes }, page });
    texts.push(words.map((word) => word.text).join(' '));
  }
  return texts;
}

describe('the packet', () => {
  it('holds nothing of what lies under an accepted mark, and keeps a rejected one', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    const { documentId } = pagesOf(view)[0]!;
    const rejected = { ...markOn(documentId, 2), status: 'rejected' as const };
    await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId), rejected] });
    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', {
      requestId,
      checklist: qcChecklist.map(({ id }) => id),
      comment: '',
      soloReason: '',
    });
    await desk.ask('release.save', { requestId });
    const text = (await savedPages(desk)).join('\n');
    expect(text).not.toContain('Visit note 1');
    expect(text).toContain('Visit note 2');
    expect(text).toContain('Visit note 3');
    expect(text).toContain('someone else control');
  });

  it('has cover, index, stamps and a number on every record page, and leaves out what was left out', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addChart(desk, requestId);
    const [first] = pagesOf(view);
    await desk.ask('review.leaveOut', { requestId, pages: [first!], leftOut: true, reason: 'out-of-scope' }); // prettier-ignore
    await desk.ask('review.look', { requestId, pages: pagesOf(view).slice(1), looked: true });
    await desk.ask('packet.build', { requestId });
    await desk.signIn('Ben');
    await desk.ask('qc.certify', {
      requestId,
      checklist: qcChecklist.map(({ id }) => id),
      comment: '',
      soloReason: '',
    });
    await desk.ask('release.save', { requestId });
    const [cover = '', index = '', ...records] = await savedPages(desk);
    for (const part of [
      'River Clinic',
      'September 1, 2026',
      'Anna Miller',
      'REQ-2026-000001',
      '45 CFR 164.524',
      '2 pages',
      '(512) 555-0100',
    ]) {
      // prettier-ignore
      expect(cover).toContain(part);
    }
    expect(index).toContain('Office chart');
    expect(records).toHaveLength(2);
    expect(records[0]).toMatch(/Visit note 2.*Page 1 of 2/);
    expect(records[0]).toContain('MILLER A DOB 01/02/1960');
    expect(records[1]).toContain('RIVER-000002');
  });

  it('copies the papers of a third party only where the clerk wants them copied', async () => {
    const desk = await openTestDesk();
    const requestId = await attorney(desk);
    await desk.ask('authorization.accept', { requestId });
    const options = { watermark: false, includeRequestCopy: false, includeManifest: false };
    await desk.ask('packet.setOptions', { requestId, options });
    const view = await certified(desk, requestId);
    const parts = view.request.packet?.build?.manifest.map((page) => page.part);
    expect(parts).toEqual(['cover', 'records', 'records', 'records']);
  });

  it('has words to search on its covered pages where the clerk wants it, and its record says who read them', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    const { documentId } = pagesOf(view)[0]!;
    await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId)] });
    const plain = await desk.ask('packet.build', { requestId });
    expect(plain.request.packet?.build?.wordsReadBy).toBeUndefined();
    expect(plain.proof?.record).not.toHaveProperty('wordsReadBy');
    const options = { ...plain.request.packet!.options, searchable: true };
    const changed = await desk.ask('packet.setOptions', { requestId, options });
    expect(changed.packetIsCurrent).toBe(false);
    const built = await desk.ask('packet.build', { requestId });
    expect(built.proof?.record.wordsReadBy).toMatch(/^Tesseract 5/);
    const checks = built.request.packet!.build!.checks.map(({ looked }) => looked).join();
    expect(checks).toMatch(/[1-9]\d* words over the print/);
  });

  it('says on every page of the practice clinic that it is no record', async () => {
    const practice = {
      profile: riverClinic,
      userName: 'Ada',
      passphrase: 'practice practice',
      fill: () => Promise.resolve(),
    };
    const desk = await openBareDesk({ practice });
    await desk.ask('practice.open', {});
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await desk.ask('qc.certify', { requestId, checklist: qcChecklist.map(({ id }) => id), comment: '', soloReason: 'Practice' }); // prettier-ignore
    await desk.ask('release.save', { requestId });
    for (const page of await savedPages(desk)) expect(page).toContain('PRACTICE - NOT A RECORD');
  });

  it('never gives a number out twice: rebuilt it keeps its numbers, grown it takes new ones', async () => {
    const desk = await openTestDesk();
    const first = await walkIn(desk);
    await addChart(desk, first, 3);
    await lookAtAll(desk, first);
    await desk.ask('packet.build', { requestId: first });
    const second = await walkIn(desk);
    await addChart(desk, second, 2);
    await lookAtAll(desk, second);
    const other = await desk.ask('packet.build', { requestId: second });
    expect(other.request.packet?.build).toMatchObject({ batesFirst: 4, batesLast: 5 });

    await desk.ask('records.add', {
      requestId: first,
      bytes: await pdfOf(['One page more']),
      label,
    });
    await desk.ask('records.complete', { requestId: first, complete: true });
    await lookAtAll(desk, first);
    const grown = await desk.ask('packet.build', { requestId: first });
    expect(grown.request.packet?.build).toMatchObject({ batesFirst: 6, batesLast: 9 });
  });

  it('covers a forbidden text everywhere, also where nobody drew a mark', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('review.setTerms', { requestId, terms: ['Visit note'] });
    const view = await desk.ask('packet.build', { requestId });
    expect(view.request.packet?.build?.manifest.filter((page) => page.rebuilt)).toHaveLength(3);
  });

  it('names in its manifest the file as it came, also where that was an image', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const bytes = new Uint8Array(Buffer.from(onePixel, 'base64'));
    await desk.ask('records.add', { requestId, bytes, label });
    await desk.ask('records.complete', { requestId, complete: true });
    await lookAtAll(desk, requestId);
    const { request } = await desk.ask('packet.build', { requestId });
    const page = request.packet?.build?.manifest.find(({ part }) => part === 'records');
    expect(page?.sourceSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('leaves no file behind that no request names', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    await addChart(desk, requestId);
    await lookAtAll(desk, requestId);
    await desk.ask('packet.build', { requestId });
    await desk.ask('packet.build', { requestId });
    expect(desk.disk.files.size).toBe(3);
    await desk.signIn('Ada');
    expect(desk.disk.files.size).toBe(2);
  });

  it('reads a page of the packet and of a document in its own frame', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const view = await certified(desk, requestId);
    const of = { kind: 'packet' } as const;
    const image = await desk.ask('page.image', { requestId, of, page: 1, maxWidth: 200 });
    expect(image).toMatchObject({ width: 200, pageWidth: 612, crop: [0, 0, 612, 792] });
    const { documentId } = pagesOf(view)[0]!;
    const beyond = { kind: 'document', id: documentId } as const;
    const reply = await desk.call('page.image', { requestId, of: beyond, page: 9, maxWidth: 200 });
    expect(reply).toMatchObject({ fault: { code: 'no-such-page' } });
  });
});
