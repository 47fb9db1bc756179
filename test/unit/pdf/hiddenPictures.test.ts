import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode } from '../../../electron/headless/engineInNode';
import type { PdfEngine } from '../../../shared/pdf/port';
import { hiddenPictures, pageWithPicture, plainFax } from '../../corpus/hiddenPictures';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

describe('A page is rebuilt from pixels because of', () => {
  it.each(hiddenPictures.map((picture) => [picture.name, picture] as const))(
    '%s',
    async (_, picture) => {
      const bytes = pageWithPicture(picture);
      const { report } = await engine.redact({ bytes, marks: [], terms: [] });
      expect(report.rebuilt).toEqual([1]);
    },
  );
});

describe('A page with an honest fax', () => {
  it('is kept as it is, and proved', async () => {
    const bytes = pageWithPicture(plainFax);
    const { report } = await engine.redact({ bytes, marks: [], terms: [] });
    expect(report.outcomes).toEqual([{ page: 1, rebuilt: false, reasons: [], boxes: [] }]);
  });
});
