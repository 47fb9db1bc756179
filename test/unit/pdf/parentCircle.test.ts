import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Pdfium } from '../../../shared/pdf/read/pdfium';
import { hasParentCircle } from '../../../shared/pdf/read/parentCircle';
import { fileWith, hidingPlaces } from '../../corpus/hidingPlaces';
import { makeHostilePdf } from '../../corpus/hostile';
import { parentCircles } from '../../corpus/parentCircles';
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
