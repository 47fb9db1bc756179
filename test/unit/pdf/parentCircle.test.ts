import { deflateSync } from 'node:zlib';

import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import type { Pdfium } from '../../../shared/pdf/read/pdfium';
import { hasParentCircle } from '../../../shared/pdf/read/parentCircle';
import { fileWith, hidingPlaces } from '../../corpus/hidingPlaces';
import { makeHostilePdf } from '../../corpus/hostile';
import { parentCircles } from '../../corpus/parentCircles';
import { RawPdf } from '../../corpus/rawPdf';
import { pdfium as started } from '../../support/pdfTools';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await started();
});

function circleIn(bytes: Uint8Array): boolean {
  const file = fileOfBytes(bytes);
  const document = pdfium.open(file);
  try {
    return hasParentCircle(document, file);
  } finally {
    document.close();
  }
}

describe('Parents that run in a circle are seen before a page is copied', () => {
  it.each(parentCircles.map(({ what, make }) => [what, make] as const))('%s', async (_, make) => {
    expect(circleIn(await make())).toBe(true);
  });

  it('a file with every hiding place has none', () => {
    expect(circleIn(makeHostilePdf().bytes)).toBe(false);
    expect(circleIn(fileWith(hidingPlaces).bytes)).toBe(false);
  });

  it('nor has it packed, or packed and locked', async () => {
    const document = await PDFDocument.load(makeHostilePdf().bytes, { updateMetadata: false });
    const save = { useObjectStreams: true, updateFieldAppearances: false };
    expect(circleIn(await document.save(save))).toBe(false);
    document.encrypt({ userPassword: '', ownerPassword: 'owner' });
    expect(circleIn(await document.save(save))).toBe(false);
  });

  it.each([-40, -20, -9, -3, 0, 3, 9, 20, 40])(
    'a circle whose objects lie over the edge of a piece of a long file is seen (%s)',
    (shift) => {
      const head = '%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n';
      const tail = '2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R>>\nendobj\n3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n'; // prettier-ignore
      const within = tail.indexOf('/Parent 2 0 R>>') + shift;
      const filler = ' '.repeat(1024 * 1024 - head.length - within);
      expect(circleIn(Buffer.from(head + filler + tail, 'latin1'))).toBe(true);
    },
  );
});

/** A sound page, and object streams that nothing leads to, each of so many blanks. */
function withPacks(
  packs: readonly { readonly blanks: number; readonly first?: number }[],
): Uint8Array {
  const pdf = new RawPdf();
  const [tree, root] = [pdf.reserve(), pdf.reserve()];
  const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 90 90] >>`);
  pdf.add(`<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`, tree);
  pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R >>`, root);
  for (const { blanks, first = 4 } of packs) {
    const packed = deflateSync(Buffer.alloc(blanks, '7 0 '));
    pdf.stream(packed, `/Type /ObjStm /N 1 /First ${first} /Filter [/FlateDecode]`, {
      plain: true,
    });
  }
  return new Uint8Array(pdf.save(root));
}
const mega = 1024 * 1024;

describe('What is packed in a file', () => {
  it('is looked through one stream after another', () => {
    expect(circleIn(withPacks(Array.from({ length: 7 }, () => ({ blanks: 30 * mega }))))).toBe(
      false,
    );
  });

  it.each([
    ['in one stream', [{ blanks: 33 * mega }]],
    ['in all', Array.from({ length: 9 }, () => ({ blanks: 30 * mega }))],
    ['of numbers in front of it', [{ blanks: 8 * mega, first: 8 * mega }]],
  ] as const)(
    'and is more %s than any writer packs is not unpacked: its pages are not copied',
    async (_, packs) => {
      const bytes = withPacks(packs);
      expect(circleIn(bytes)).toBe(true);
      const engine = await engineInNode();
      const { report } = await engine.redact({ bytes, marks: [], terms: [] });
      expect(report.outcomes).toMatchObject([{ page: 1, rebuilt: true, reasons: ['page-tree'] }]);
    },
  );
});
