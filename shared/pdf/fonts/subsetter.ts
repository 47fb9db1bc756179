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
  readonly characterSet: readonly number[];
  createSubset(): Subset;
}

function create(buffer: Uint8Array): Created {
  const font = fontkit.create(buffer) as unknown as Created;
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    countByBytes(subset);
    return {
      cff: subset.cff,
      includeGlyph: (glyph) => subset.includeGlyph(glyph),
      encodeStream: () => subset.encodeStream(),
    };
  };
  return font;
}

/**
 * A small subset would count the places of its outlines in pairs of bytes, and where the font's own are
 * of odd length fontkit puts all behind them a byte off: readers draw nothing. Counted one by one they fit.
 */
function countByBytes(subset: Subset): void {
  let places: object | undefined;
  Object.defineProperty(subset, 'loca', {
    get: () => places,
    set: (fresh: object) => {
      places = { ...fresh, version: 1 };
    },
  });
}

/** Code points of the letters a font has. */
export function lettersOf(bytes: Uint8Array): ReadonlySet<number> {
  return new Set(create(bytes).characterSet);
}

export const subsetter = { create } as unknown as Fontkit;
