import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it, type TestContext } from 'vitest';

import type { PdfjsModule } from '../../../shared/pdf/verify/expectations';
import { readText } from '../../../shared/pdf/verify/pageText';
import { bare } from '../../../shared/pdf/verify/terms';
import { findSecrets } from '../../corpus/findSecrets';
import {
  cairoPage,
  chromiumChart,
  encryptedLetter,
  faxPdf,
  faxTiff,
  ghostscriptLetter,
  jpegScanPdf,
  lockKinds,
  type Made,
  type RealFile,
  rotatedAndCropped,
} from '../../corpus/realFiles';
import { loadPdfjs } from '../../../electron/headless/engineInNode';
import { redactInNode } from '../../support/redactNode';
import { fileOfBytes } from '../../../shared/pdf/files';

let pdfjs: PdfjsModule;
beforeAll(async () => {
  pdfjs = await loadPdfjs();
});

function needed(made: Made, context: TestContext): RealFile {
  if (made.kind === 'file') return made;
  console.log(made.reason);
  return context.skip(made.reason);
}

const vector: readonly (readonly [string, () => Made])[] = [
  ['a chart printed by Chromium', () => chromiumChart()],
  ['a page drawn by Cairo', cairoPage],
  ['a letter by Ghostscript', ghostscriptLetter],
  ['turned and cropped pages', rotatedAndCropped],
];
const scans: readonly (readonly [string, () => Made])[] = [
  ['a fax wrapped by tiff2pdf', () => faxPdf()],
  ['a crooked JPEG scan by img2pdf', () => jpegScanPdf()],
];
const locked = lockKinds.map(
  (lock) => [`a letter locked with ${lock}`, () => encryptedLetter(lock)] as const,
);

describe('Files made by other software', () => {
  for (const [name, make] of vector) {
    it(`${name} holds the text it should`, async (context) => {
      const file = needed(make(), context);
      const { count, texts } = await readText(pdfjs, fileOfBytes(readFileSync(file.path)));
      const text = [...texts.values()].map((page) => page.bare).join('\n');
      expect(count).toBe(file.pages);
      for (const string of file.strings) expect(text).toContain(bare(string));
    });
  }

  it('a fax has one TIFF page for each page of the chart', (context) => {
    const fax = needed(faxTiff(), context);
    expect(fax.pages).toBe(needed(faxPdf(), context).pages);
  });
});

describe('Pages of other software that hide nothing are kept as they are', () => {
  for (const [name, make] of vector.slice(0, 3)) {
    it(name, async (context) => {
      const bytes = readFileSync(needed(make(), context).path);
      const { report } = await redactInNode({ bytes, marks: [], terms: [] });
      expect(report.outcomes.flatMap((page) => page.reasons)).toEqual([]);
    });
  }
});

/** Marks half of the first page, where the name stands in each of these files. */
const marks = [{ page: 1, rect: [0, 560, 612, 792] as const, reason: 'other-person' }];

describe('Redaction of files made by other software is proved', () => {
  for (const [name, make] of [...vector, ...scans, ...locked]) {
    it(name, async (context) => {
      const file = needed(make(), context);
      const { password, strings } = file;
      const result = await redactInNode({
        bytes: readFileSync(file.path),
        marks,
        terms: strings,
        ...(password === undefined ? {} : { password }),
      });
      expect(result.report.verification.checks.filter((check) => !check.passed)).toEqual([]);
      expect(result.report.pages).toBe(file.pages);
      const secrets = strings.map((text, at) => ({
        id: String(at),
        family: 'name',
        text: text.replace(/ /g, ''),
      }));
      expect(findSecrets(result.bytes, secrets)).toEqual([]);
    });
  }
});
