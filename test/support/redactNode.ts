import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { jpegPartsInNode } from '../../electron/headless/encodersInNode';
import { createJpegEncoder } from '../../shared/pdf/pixels/jpegEncoder';
import { createPdfium } from '../../shared/pdf/read/pdfium';
import type { RedactRequest, RedactResult } from '../../shared/pdf/port';
import { redact } from '../../shared/pdf/build/redact';
import { verifyOutput } from '../../shared/pdf/verify/verifyOutput';
import { sha256 } from './digest';
import { fax } from './fax';
import { loadPdfjs } from './pdfjsNode';

/** The product's own redaction and verifier in Node. */
export async function redactInNode(request: RedactRequest): Promise<RedactResult> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const [pdfium, jpeg, pdfjs] = await Promise.all([
    createPdfium(readFileSync(wasm)),
    jpegPartsInNode().then(createJpegEncoder),
    loadPdfjs(),
  ]);
  return redact(
    {
      pdfium,
      encoders: { fax, jpeg },
      digest: sha256,
      verify: (bytes, expectations) => verifyOutput({ bytes, expectations, digest: sha256, pdfjs }),
    },
    request,
  );
}
