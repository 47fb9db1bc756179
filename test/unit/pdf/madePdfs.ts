import { crc32, deflateSync } from 'node:zlib';

import { PDFDocument, StandardFonts, degrees } from '@cantoo/pdf-lib';
import type { Rect } from '../../../shared/pdf/model';

export const rotations = [0, 90, 180, 270] as const;
export const secretWord = 'Quintessa';

/**
 * One page per rotation, each with the same words and a crop box off the origin. The secret
 * stands at the same place in unrotated user space on every page.
 */
export async function turnedPages(): Promise<{
  readonly bytes: Uint8Array;
  readonly secret: Rect;
}> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const rotation of rotations) {
    const page = pdf.addPage([612, 792]);
    page.setRotation(degrees(rotation));
    page.setCropBox(50, 100, 500, 600);
    page.drawText('Visit note of the clinic', { x: 80, y: 640, size: 14, font });
    page.drawText(secretWord, { x: 200, y: 400, size: 14, font });
    page.drawText('Seen and stable', { x: 80, y: 300, size: 14, font });
  }
  const bytes = await pdf.save({ useObjectStreams: false });
  return { bytes, secret: [200, 397, 275, 412] };
}

/** Pages of plain words, one line each. */
export async function plainPages(lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const line of lines) {
    pdf.addPage([612, 792]).drawText(line, { x: 72, y: 700, size: 12, font });
  }
  return pdf.save({ useObjectStreams: false });
}

/** A little-endian TIFF of one page with the given tags; strip data follows the header. */
export function makeTiff(
  data: Uint8Array,
  tags: readonly (readonly [number, number, number])[],
): Uint8Array {
  const all = [...tags, [273, 4, 8] as const, [279, 4, data.length] as const].sort(
    (a, b) => a[0] - b[0],
  );
  const start = 8 + data.length + (data.length & 1);
  const file = Buffer.alloc(start + 2 + all.length * 12 + 4 + tags.length * 8);
  let spare = start + 2 + all.length * 12 + 4;
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(start, 4);
  file.set(data, 8);
  file.writeUInt16LE(all.length, start);
  for (const [index, [tag, type, value]] of all.entries()) {
    const at = start + 2 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(1, at + 4);
    if (type === 5) {
      file.writeUInt32LE(spare, at + 8);
      file.writeUInt32LE(value, spare);
      file.writeUInt32LE(1, spare + 4);
      spare += 8;
    } else if (type === 3) file.writeUInt16LE(value, at + 8);
    else file.writeUInt32LE(value, at + 8);
  }
  return new Uint8Array(file);
}

/** A white gray PNG; `perMetre` writes a pHYs chunk. */
export function pngOf(size: {
  readonly width: number;
  readonly height: number;
  readonly perMetre?: number;
}): Uint8Array {
  const { width, height, perMetre } = size;
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width + 1) * height, 255);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...(perMetre === undefined ? [] : [pngChunk('pHYs', physical(perMetre))]),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function physical(perMetre: number): Buffer {
  const data = Buffer.alloc(9, 1);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  return data;
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
