import { Problem } from './values';

/** DQT, SOF0, DHT, DRI, SOS: what a page image of our own needs. */
export const PICTURE_ONLY: ReadonlySet<number> = new Set([0xdb, 0xc0, 0xc4, 0xdd, 0xda]);

/**
 * For pictures of kept pages also other frames, JFIF (APP0), a colour profile (APP2) and Adobe's
 * colour flag (APP14). EXIF and XMP (APP1), captions (APP13) and comments stay refused.
 */
export const PICTURE_OF_OTHERS: ReadonlySet<number> = new Set([
  ...PICTURE_ONLY,
  ...[0xc1, 0xc2, 0xc9, 0xca, 0xcc, 0xe0, 0xe2, 0xee],
]);

/** A JPEG file of the allowed segments only, with nothing behind its end (ITU-T T.81 B). */
export function expectBareJpeg(bytes: Uint8Array, allowed: ReadonlySet<number>): void {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Problem('a JPEG image has no beginning');
  let at = 2;
  for (let marker = segmentAt(bytes, at, allowed); marker !== 0xd9;) {
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (marker === 0xda) at = scanEnd(bytes, at);
    marker = segmentAt(bytes, at, allowed);
  }
  for (at += 2; at < bytes.length; at += 1) {
    if (bytes[at] !== 10 && bytes[at] !== 13) throw new Problem('bytes hide behind a JPEG image');
  }
}

/** SOF0 with one sampling factor for all components: each square is 8 by 8 samples of the page. */
export function expectSameFineness(bytes: Uint8Array): void {
  let at = 2;
  while (bytes[at + 1] !== 0xc0) {
    if (bytes[at + 1] === 0xda) throw new Problem('a JPEG image has no frame');
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  const count = bytes[at + 9] ?? 0;
  for (let component = 0; component < count; component += 1) {
    if (bytes[at + 11 + component * 3] !== 0x11) {
      throw new Problem('a JPEG page image has coarser colours');
    }
  }
}

function segmentAt(bytes: Uint8Array, at: number, allowed: ReadonlySet<number>): number {
  const marker = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0xff || (marker !== 0xd9 && !allowed.has(marker))) {
    throw new Problem('a JPEG image carries more than its picture');
  }
  return marker;
}

/** Where the entropy-coded data ends: at a marker that is no restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new Problem('a JPEG image never ends');
}
