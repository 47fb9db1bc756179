import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Pdfium } from '../../../shared/pdf/read/pdfium';
import { hasParentCircle } from '../../../shared/pdf/read/parentCircle';
import { fileWith, hidingPlaces } from '../../corpus/hidingPlaces';
import { makeHostilePdf } from '../../corpus/hostile';
import { parentCircles } from '../../corpus/parentCircles';
import { pdfium as started } from '../../support/pdfTools';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await started();
});

function circleIn(bytes: Uint8Array): boolean {
  const document = pdfium.open(bytes);
  try {
    return hasParentCircle(document, bytes);
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
});
