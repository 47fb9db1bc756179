import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PackedBitmap } from '../../../shared/pdf/pixels/faxEncoder';
import { readTiff } from '../../../shared/pdf/import/tiff';
import { decodeG4 } from '../../../shared/pdf/verify/ccittDecoder';
import { encodeG4, fax } from '../../support/fax';
import { moduleSource, pathOf, wasmModules } from '../../run/wasm';
import { requireTool } from '../../support/outsideTools';
import { makeTiff } from './madePdfs';

/** Runs of black and white from given lengths, so that long runs and odd edges both occur. */
function fromRuns(width: number, runs: readonly number[]): PackedBitmap {
  const total = runs.reduce((sum, run) => sum + run, 0);
  const height = Math.max(1, Math.ceil(total / width));
  const samples = new Uint8Array(width * height).fill(255);
  let at = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1) samples.fill(0, at, at + run);
    at += run;
  }
  return fax.pack({ width, height, samples });
}
const bitmaps = fc
  .tuple(
    fc.integer({ min: 1, max: 6000 }),
    fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9000 })), {
      minLength: 1,
      maxLength: 80,
    }),
  )
  .map(([width, runs]) => fromRuns(width, runs));

describe('Group 4 pages', () => {
  it('decode to the samples that were painted, by the independent decoder', () => {
    fc.assert(
      fc.property(bitmaps, (bitmap) => {
        const { width, height, packed } = bitmap;
        expect(
          Buffer.from(decodeG4(encodeG4(bitmap), width, height)).equals(Buffer.from(packed)),
        ).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('decode to the samples that were painted, by libtiff', (context) => {
    const tiffcp = requireTool('tiffcp', context);
    const folder = mkdtempSync(join(tmpdir(), 'roi-g4-'));
    try {
      for (const bitmap of fc.sample(bitmaps, { numRuns: 12, seed: 7 })) {
        const { width, height, packed } = bitmap;
        const tags = [
          [256, 4, width],
          [257, 4, height],
          [258, 3, 1],
          [259, 3, 4],
          [262, 3, 0],
          [277, 3, 1],
          [278, 4, height],
        ] as const;
        writeFileSync(join(folder, 'in.tif'), makeTiff(encodeG4(bitmap), tags));
        execFileSync(tiffcp, [
          '-c',
          'none',
          '-r',
          '1000000',
          join(folder, 'in.tif'),
          join(folder, 'out.tif'),
        ]);
        const out = new Uint8Array(readFileSync(join(folder, 'out.tif')));
        const strip = readTiff(out)[0]!.parts[0]!;
        expect(
          Buffer.from(out.subarray(strip.offset, strip.offset + packed.length)).equals(
            Buffer.from(packed),
          ),
        ).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Samples of every kind, at odd widths. */
const grays = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
  .chain(([width, height, plain]) =>
    fc
      .array(plain ? fc.constantFrom(0, 255) : fc.integer({ min: 0, max: 255 }), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((samples) => ({ width, height, samples: Uint8Array.from(samples) })),
  );

describe('Samples of a page', () => {
  it('are black where they are darker than the middle, row by row', () => {
    fc.assert(
      fc.property(grays, (bitmap) => {
        const { width, height, samples } = bitmap;
        const stride = Math.ceil(width / 8);
        const rows = new Uint8Array(stride * height);
        for (const [at, sample] of samples.entries()) {
          const [x, y] = [at % width, Math.floor(at / width)];
          if (sample < 128) rows[y * stride + (x >> 3)]! |= 128 >> (x & 7);
        }
        expect(Buffer.compare(fax.pack(bitmap).packed, rows)).toBe(0);
      }),
    );
  });

  it('are black and white, print, or grays as soon as one of them is', () => {
    fc.assert(
      fc.property(grays, (bitmap) => {
        const isPlain = bitmap.samples.every((sample) => sample === 0 || sample === 255);
        const hasGrays = bitmap.samples.some((sample) => sample > 96 && sample < 232);
        expect(fax.tones(bitmap)).toBe(isPlain ? 'blackWhite' : hasGrays ? 'grays' : 'print');
      }),
    );
  });

  it('of a page are not read beyond its rows, whatever page was there before', () => {
    fax.tones({ width: 40, height: 40, samples: new Uint8Array(1600).fill(150) });
    expect(fax.tones({ width: 3, height: 1, samples: Uint8Array.of(0, 255, 0) })).toBe(
      'blackWhite',
    );
    expect(() => fax.encode({ width: 9, height: 2, packed: new Uint8Array(3) })).toThrow(
      'do not fit',
    );
  });
});

describe('The compiled encoder', () => {
  it.each(wasmModules)('%s is what its source compiles to', (name) => {
    expect(readFileSync(pathOf(name), 'utf8')).toBe(moduleSource(name));
  });
});
