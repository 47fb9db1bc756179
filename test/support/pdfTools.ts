import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { PacketTools } from '../../shared/pdf/packet';
import { createPdfium } from '../../shared/pdf/pdfium';
import type { Expectations } from '../../shared/pdf/verify/expectations';
import { sha256 } from './digest';

/** What a writer of the product wrote, and what it says of it. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly expectations: Expectations;
}

const start = async (): Promise<Omit<PacketTools, 'verify'>> => ({
  pdfium: await createPdfium(
    readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')),
  ),
  digest: sha256,
  sans: readFileSync(new URL('../../assets/fonts/DejaVuSans.ttf', import.meta.url)),
});
let started: ReturnType<typeof start> | undefined;

/** Lets the product's own writer write, and catches what it hands to the verifier. */
export async function written(write: (tools: PacketTools) => Promise<unknown>): Promise<Written> {
  started ??= start();
  let seen: Written | undefined;
  await write({
    ...(await started),
    verify: (bytes, expectations) => {
      seen = { bytes, expectations };
      return Promise.resolve({ passed: true, checks: [], engine: 'not asked' });
    },
  });
  if (!seen) throw new Error('the writer asked for no proof');
  return seen;
}
