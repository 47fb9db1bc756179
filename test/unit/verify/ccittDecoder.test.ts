import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { decode } from 'utif2';
import { describe, expect, it } from 'vitest';

import { encodeG4 } from '../../support/fax';
import { decodeG4 } from '../../../shared/pdf/verify/ccittDecoder';
import { requireTool } from '../../support/outsideTools';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly packed: Uint8Array;
}

/** Rows made of runs, so that long and short codes and all modes turn up. */
const pictures: fc.Arbitrary<Picture> = fc
  .record({
    width: fc.integer({ min: 1, max: 3000 }),
    rows: fc.array(fc.array(fc.integer({ min: 0, max: 2700 }), { maxLength: 40 }), {
      minLength: 1,
      maxLength: 8,
    }),
    jitter: fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 40 }),
  })
  .map(({ width, rows, jitter }) => {
    const all = rows.flatMap((row) => [
      row,
      row.map((run, at) => Math.max(0, run + (jitter[at] ?? 0))),
    ]);
    return { width, height: all.length, packed: fromRuns(width, all) };
  });

function fromRuns(width: number, rows: readonly (readonly number[])[]): Uint8Array {
  const stride = Math.ceil(width / 8);
  const packed = new Uint8Array(stride * rows.length);
  for (const [y, runs] of rows.entries()) {
    const dots = runs.flatMap((run, at) => Array.from({ length: run }, () => at % 2));
    for (const [x, dot] of dots.slice(0, width).entries()) {
      if (dot === 1) packed[y * stride + (x >> 3)]! |= 128 >> (x & 7);
    }
  }
  return packed;
}

describe('The Group 4 decoder', () => {
  it('gives back what the encoder was given, to the last dot', () => {
    fc.assert(
      fc.property(pictures, ({ width, height, packed }) => {
        const coded = encodeG4({ width, height, packed });
        expect(Buffer.compare(decodeG4(coded, width, height), packed)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a stream with a byte more or a byte less', () => {
    fc.assert(
      fc.property(pictures, ({ width, height, packed }) => {
        const coded = encodeG4({ width, height, packed });
        const longer = Uint8Array.from([...coded, 0x55]);
        expect(() => decodeG4(longer, width, height)).toThrow();
        expect(() => decodeG4(coded.slice(0, -2), width, height)).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it('never hangs and never crashes on noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        try {
          decodeG4(noise, 300, 40);
        } catch (error) {
          expect((error as Error).name).toBe('Problem');
        }
      }),
    );
  });

  it("reads libtiff's Group 4 as libtiff does", (context) => {
    requireTool('tiffcp', context);
    const folder = mkdtempSync(join(tmpdir(), 'roi-g4-'));
    try {
      fc.assert(
        fc.property(pictures, (picture) => compareWithLibtiff(folder, picture)),
        { numRuns: 15 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** A one-strip bilevel TIFF by hand, made Group 4 by tiffcp, decoded by both. */
function compareWithLibtiff(folder: string, { width, height, packed }: Picture): void {
  const plain = join(folder, 'plain.tif');
  const coded = join(folder, 'coded.tif');
  writeFileSync(plain, bareTiff({ width, height, packed }));
  execFileSync('tiffcp', ['-c', 'g4', '-r', String(height), plain, coded]);
  const file = readFileSync(coded);
  const ifd = decode(file)[0]!;
  const [offset] = ifd['t273'] as number[];
  const [length] = ifd['t279'] as number[];
  const strip = file.subarray(offset, offset! + length!);
  expect(Buffer.compare(decodeG4(strip, width, height), packed)).toBe(0);
}

function bareTiff({ width, height, packed }: Picture): Buffer {
  const tags = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, packed.length],
  ];
  const pixels = packed.length % 2 ? Buffer.concat([packed, Buffer.alloc(1)]) : Buffer.from(packed);
  const head = Buffer.from('II*\0....', 'latin1');
  head.writeUInt32LE(8 + pixels.length, 4);
  const ifd = Buffer.alloc(2 + tags.length * 12 + 4);
  ifd.writeUInt16LE(tags.length, 0);
  for (const [at, [tag, type, value]] of tags.entries()) {
    ifd.writeUInt16LE(tag!, 2 + at * 12);
    ifd.writeUInt16LE(type!, 4 + at * 12);
    ifd.writeUInt32LE(1, 6 + at * 12);
    ifd.writeUInt32LE(value!, 10 + at * 12);
  }
  return Buffer.concat([head, pixels, ifd]);
}
