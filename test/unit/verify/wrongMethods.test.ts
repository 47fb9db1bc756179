import { beforeAll, describe, expect, it } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { verifyOutput } from '../../../shared/pdf/verify/verifyOutput';
import { wrongMethods } from '../../corpus/wrongMethods';
import { sha256 } from '../../support/digest';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

describe('The verifier refuses', () => {
  it.each(wrongMethods.map((method) => [method.name, method] as const))('%s', async (_, method) => {
    const { bytes, expectations } = await method.make();
    const result = await verifyOutput({
      file: fileOfBytes(bytes),
      expectations,
      digest: sha256,
      pdfjs,
    });
    if (process.env['SHOW_REASONS']) {
      const reasons = result.checks.filter((check) => !check.passed);
      console.log(
        _,
        reasons.map((check) => `${check.name}: ${check.problem} (${check.page})`),
      );
    }
    expect(result.passed).toBe(false);
    const unfinished = result.checks.filter((check) =>
      check.problem?.includes('could not be finished'),
    );
    expect(unfinished).toEqual([]);
  });
});
