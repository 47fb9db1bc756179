import { beforeAll, describe, expect, it } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { inspectOutput } from '../../../shared/pdf/verify/inspectOutput';
import { verifyOutput } from '../../../shared/pdf/verify/verifyOutput';
import { makeOutput, markedBox } from '../../corpus/rightOutput';
import { sha256 } from '../../support/digest';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

describe('A right output', () => {
  it.each([true, false])('passes every check (object streams: %s)', async (objectStreams) => {
    const { bytes, expectations } = await makeOutput({ objectStreams });
    const result = await verifyOutput({
      file: fileOfBytes(bytes),
      expectations,
      digest: sha256,
      pdfjs,
    });
    expect(result.checks.filter((check) => !check.passed)).toEqual([]);
    expect(result.checks.map((check) => check.name)).toEqual([
      'structure',
      'terms',
      'text',
      'pages',
      'rebuilt pages',
      'kept pages',
      'stamps',
      'own words',
    ]);
    expect(result.checks.map((check) => check.looked).join('\n')).toContain('3 pages');
  });

  it.each(['jpeg-gray', 'jpeg-colour'] as const)(
    'passes with a covered page packed as %s',
    async (encoding) => {
      const { bytes, expectations } = await makeOutput({ encoding });
      const result = await verifyOutput({
        file: fileOfBytes(bytes),
        expectations,
        digest: sha256,
        pdfjs,
      });
      expect(result.checks.filter((check) => !check.passed)).toEqual([]);
    },
  );

  it('passes when nobody describes it but its marks', async () => {
    const { bytes } = await makeOutput();
    const marks = [{ page: 1, rect: markedBox, reason: 'other-person' }];
    const result = await inspectOutput({ file: fileOfBytes(bytes), marks, digest: sha256, pdfjs });
    // The stamp runs diagonally below the box and does not touch it.
    expect(result.checks.filter((check) => !check.passed)).toEqual([]);
  });
});
