/**
 * @pdf-lib/fontkit behind the shape @cantoo/pdf-lib 2.11 expects. The writer calls a
 * subset's `encode()` when it has one; fontkit's takes a stream and fails without, so only
 * `encodeStream` is shown.
 */
import fontkit from '@pdf-lib/fontkit';
import type { PDFDocument } from '@cantoo/pdf-lib';

type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];
interface Subset {
  includeGlyph(glyph: unknown): number;
  encodeStream(): unknown;
  readonly cff?: unknown;
}
interface Created {
  createSubset(): Subset;
}

function create(buffer: Uint8Array): Created {
  const font = fontkit.create(buffer) as unknown as Created;
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    return {
      cff: subset.cff,
      includeGlyph: (glyph) => subset.includeGlyph(glyph),
      encodeStream: () => subset.encodeStream(),
    };
  };
  return font;
}

export const subsetter = { create } as unknown as Fontkit;
