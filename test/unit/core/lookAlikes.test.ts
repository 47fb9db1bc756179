import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { engineInNode } from '../../../electron/headless/engineInNode';
import { describe, expect, it } from 'vitest';
import type { RequestView } from '../../../shared/contract/request';
import { openTestDesk } from '../../support/desk';
import { noisyScan } from '../../corpus/noisyScan';
import { makeTiff } from '../pdf/madePdfs';
import { pdfOf } from './papers';
import { label, walkIn } from './walk';

const note = (day: string): string =>
  `Progress note of ${day}. The patient was seen today and feels well after the change of dose.`;

const said = (view: RequestView, at: number): readonly string[] =>
  (view.request.records?.documents[at]?.findings ?? [])
    .filter(({ code }) => code === 'looks-like')
    .map(({ message }) => message);

/** A page of thirty lines, scanned in gray with the specks of this seed. */
async function scanned(words: string, seed: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([612, 792]);
  for (let line = 0; line < 30; line += 1) {
    const text = words
      .slice(line % 7)
      .repeat(3)
      .slice(0, 40 + ((line * 17) % 45));
    page.drawText(text, { x: 72, y: 700 - line * 20, size: 11, font });
  }
  const engine = await engineInNode();
  const drawn = await engine.renderPage({ source: { bytes: await pdf.save() }, page: 1, dpi: 72 });
  const gray = Buffer.from(drawn.pixels.filter((_, at) => at % 4 === 0));
  const size = { width: drawn.width, height: drawn.height };
  const pgm = Buffer.concat([Buffer.from(`P5 ${size.width} ${size.height} 255\n`), gray]);
  const samples = Uint8Array.from(noisyScan(pgm, seed).subarray(-gray.length));
  return makeTiff(samples, [
    [256, 3, size.width], [257, 3, size.height], [258, 3, 8], [262, 3, 1], [277, 3, 1], [278, 3, size.height],
  ]); // prettier-ignore
}

describe('pages that look like a page before them are said, and stay', () => {
  it('in one document, and in another; the page itself stays in the packet', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const first = await pdfOf(
      [note('May 2'), 'Page 1 of 3'],
      [note('May 3'), 'Page 2 of 3'],
      [note('May 2'), 'Page 3 of 3'],
    );
    const second = await pdfOf([note('May 4')], [note('May 3')]);
    await desk.ask('records.add', { requestId, bytes: first, label: { ...label, title: 'Notes' } });
    const view = await desk.ask('records.add', { requestId, bytes: second, label });
    expect(said(view, 0)).toEqual([
      'Page 3 looks like page 1. If it is the same page, leave one of them out.',
    ]);
    expect(said(view, 1)).toEqual([
      'Page 2 looks like page 2 of “Notes”. If it is the same page, leave one of them out.',
    ]);
    const [notes, other] = view.request.records!.documents;
    expect(notes?.findings.map(({ likePage }) => likePage)).toEqual([1]);
    expect(
      other?.findings.map(({ likePage, likeDocumentId }) => [likePage, likeDocumentId]),
    ).toEqual([[2, notes?.id]]);
    expect(view.request.records?.documents.map(({ pages }) => pages.length)).toEqual([3, 2]);

    const documentId = view.request.records!.documents[0]!.id;
    const after = await desk.ask('records.remove', { requestId, documentId });
    expect(said(after, 0)).toEqual([]);
  });

  it('on two scans of one page, and not on scans of two pages', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const one = 'the patient was seen today and feels well ';
    const other = 'sodium normal, dose of lisinopril raised, labs ';
    const files = [await scanned(one, 2), await scanned(other, 2), await scanned(one, 4)];
    for (const bytes of files) await desk.ask('records.add', { requestId, bytes, label });
    const view = await desk.ask('request.view', { requestId });
    expect([0, 1, 2].map((at) => said(view, at).length)).toEqual([0, 0, 1]);
    expect(said(view, 2)[0]).toMatch(/^Page 1 looks like page 1 of /u);
  });

  it('never where a page says next to nothing', async () => {
    const desk = await openTestDesk();
    const requestId = await walkIn(desk);
    const bytes = await pdfOf(['Page'], [], [], ['Page']);
    expect(said(await desk.ask('records.add', { requestId, bytes, label }), 0)).toEqual([]);
  });
});
