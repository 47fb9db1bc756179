import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it, type TestContext } from 'vitest';

import { decodePageImage, type Samples } from '../../../shared/pdf/verify/pageImage';
import type { PdfStream, PdfValue } from '../../../shared/pdf/verify/values';
import { jpegScanPdf } from '../../corpus/realFiles';

const SOI = Buffer.from([0xff, 0xd8]);
let scan: Buffer | undefined;
let reason = '';

/** The first JPEG of the crooked scan, without its APPn segments. */
beforeAll(() => {
  const made = jpegScanPdf();
  if (made.kind === 'skipped') reason = made.reason;
  else {
    const file = readFileSync(made.path);
    const from = file.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const end = file.indexOf(Buffer.from([0xff, 0xd9]), from) + 2;
    scan = bareJpeg(file.subarray(from, end));
  }
});

function bareJpeg(jpeg: Buffer): Buffer {
  let at = 2;
  while (jpeg[at + 1]! >= 0xe0 && jpeg[at + 1]! <= 0xef) at += 2 + jpeg.readUInt16BE(at + 2);
  return Buffer.concat([SOI, jpeg.subarray(at)]);
}

/** Height and width as the frame header says (ITU-T T.81 B.2.2). */
function sizeOf(jpeg: Buffer): { width: number; height: number } {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return { height: jpeg.readUInt16BE(frame + 5), width: jpeg.readUInt16BE(frame + 7) };
}

function page(raw: Buffer): Samples {
  const { width, height } = sizeOf(raw);
  const name = (text: string): PdfValue => ({ kind: 'name', name: text });
  const entries = new Map<string, PdfValue>([
    ['Width', width],
    ['Height', height],
    ['BitsPerComponent', 8],
    ['ColorSpace', name('DeviceGray')],
    ['Filter', name('DCTDecode')],
  ]);
  const image: PdfStream = { kind: 'stream', dict: { kind: 'dict', entries }, raw };
  return decodePageImage(image, new Map());
}

function needed(context: TestContext): Buffer {
  return scan ?? context.skip(reason);
}

describe('A page image in JPEG', () => {
  it('is decoded to gray samples, mostly paper', (context) => {
    const { data, encoding, width, height } = page(needed(context));
    expect(encoding).toBe('jpeg-gray');
    expect(width).toBeGreaterThan(1200);
    expect(data).toHaveLength(width * height);
    expect(data.reduce((sum, sample) => sum + sample, 0) / data.length).toBeGreaterThan(180);
  });

  it('is refused with anything in it but the picture', (context) => {
    const jpeg = needed(context);
    const comment = Buffer.from([0xff, 0xfe, 0, 4, 65, 66]);
    const exif = Buffer.from([0xff, 0xe1, 0, 4, 65, 66]);
    for (const segment of [comment, exif]) {
      const more = Buffer.concat([SOI, segment, jpeg.subarray(2)]);
      expect(() => page(more)).toThrow('carries more than its picture');
    }
    expect(() => page(Buffer.concat([jpeg, Buffer.from('left over')]))).toThrow(
      'bytes hide behind',
    );
    expect(() => page(jpeg.subarray(0, -2))).toThrow('never ends');
  });
});
