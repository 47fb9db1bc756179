import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setImmediate as pause } from 'node:timers/promises';

import { jpegPartsInNode } from '../../electron/headless/encodersInNode';
import { loadFontInNode, loadPdfjs, newHashInNode } from '../../electron/headless/engineInNode';
import { loadReaderInNode } from '../../electron/headless/readerInNode';
import { openerWith } from '../../shared/pdf/files';
import { createJpegEncoder } from '../../shared/pdf/pixels/jpegEncoder';
import type { RedactTools } from '../../shared/pdf/build/redact';
import { createPdfium, type Pdfium } from '../../shared/pdf/read/pdfium';
import type { Expectations } from '../../shared/pdf/verify/expectations';
import { verifyOutput } from '../../shared/pdf/verify/verifyOutput';
import { sha256 } from './digest';
import { fax } from './fax';

/** What a writer of the product wrote, and what it says of it. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly expectations: Expectations;
}

const start = async (): Promise<Omit<RedactTools, 'verify'>> => ({
  pdfium: await createPdfium(
    readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
  ),
  encoders: { fax, jpeg: await createJpegEncoder(await jpegPartsInNode()) },
  digest: sha256,
  newHash: newHashInNode,
  openFile: openerWith(undefined),
  pause,
  loadFont: loadFontInNode,
  reader: () => (reader ??= loadReaderInNode()),
});
let reader: ReturnType<typeof loadReaderInNode> | undefined;
let started: ReturnType<typeof start> | undefined;

/** One PDFium for all tests of a file. */
export async function pdfium(): Promise<Pdfium> {
  started ??= start();
  return (await started).pdfium;
}

/** Lets the product's own writer write, and catches what it hands to the verifier. */
export async function written(write: (tools: RedactTools) => Promise<unknown>): Promise<Written> {
  started ??= start();
  let seen: Written | undefined;
  await write({
    ...(await started),
    verify: (file, expectations) => {
      seen = { bytes: file.read(0, file.size), expectations };
      return Promise.resolve({ passed: true, checks: [], engine: 'not asked' });
    },
  });
  if (!seen) throw new Error('the writer asked for no proof');
  return seen;
}

/** The product's own writer and verifier, as the engine puts them together. */
export async function proving(): Promise<RedactTools> {
  started ??= start();
  const [parts, pdfjs] = await Promise.all([started, loadPdfjs()]);
  return {
    ...parts,
    verify: (file, expectations) => verifyOutput({ file, expectations, digest: sha256, pdfjs }),
  };
}
