import { beforeAll, describe, expect, it } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { inspectOutput } from '../../../shared/pdf/verify/inspectOutput';
import { hiddenPictures, pageWithPicture, plainFax } from '../../corpus/hiddenPictures';
import { sha256 } from '../../support/digest';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

describe('The verifier refuses a copied page with', () => {
  it.each(hiddenPictures.map((picture) => [picture.name, picture] as const))(
    '%s',
    async (_, picture) => {
      const result = await inspectOutput({
        file: fileOfBytes(pageWithPicture(picture)),
        digest: sha256,
        pdfjs,
      });
      const failed = result.checks.filter((check) => !check.passed);
      expect(failed).toMatchObject([{ name: 'hidden content', page: 1 }]);
      expect(failed[0]?.problem).not.toContain('could not be finished');
    },
  );

  it('nothing but an honest fax, which passes', async () => {
    const result = await inspectOutput({
      file: fileOfBytes(pageWithPicture(plainFax)),
      digest: sha256,
      pdfjs,
    });
    expect(result.checks.filter((check) => !check.passed)).toEqual([]);
  });
});
