import { decodeG4 } from './ccittDecoder';
import type { Matrix } from './expectations';
import { type Decoded, decodeStream } from './filters';
import { expectBareJpeg, PICTURE_OF_OTHERS } from './jpegFrame';
import {
  isKind,
  nameOf,
  numbersOf,
  type Objects,
  type PdfDict,
  type PdfStream,
  Problem,
  resolve,
} from './values';

/** A packet shrinks its pages a little, so these are wider than what the writer keeps. */
const FINEST = 1400;
const SMALLEST = 3;
/** So few rows of samples hold no letter. */
const FEW_ROWS = 4;
const MOST_SAMPLES = 400_000_000;

/** A picture of a copied page: all that it holds can be seen on the page it is drawn on. */
export function expectWholePicture(image: PdfStream, matrix: Matrix, objects: Objects): void {
  const numbers = new Numbers(image.dict, objects);
  const [width, height] = [numbers.read('Width', 0), numbers.read('Height', 0)];
  expectLargeEnough([width, height], matrix);
  expectPlainDecode(image, objects);
  const decoded = decodeStream(image, objects);
  if (decoded.image === 'DCTDecode') expectBareJpeg(decoded.bytes, PICTURE_OF_OTHERS);
  if (decoded.image === 'CCITTFaxDecode') expectWholeFax(decoded, [width, height], objects);
}

class Numbers {
  constructor(
    private readonly dict: PdfDict | undefined,
    private readonly objects: Objects,
  ) {}

  read(key: string, otherwise: number): number {
    const value = resolve(this.dict?.entries.get(key), this.objects);
    return typeof value === 'number' ? value : otherwise;
  }
}

type Pair = readonly [number, number];

/** What is drawn too small to be read can be enlarged by whoever gets the file. */
function expectLargeEnough(samples: Pair, [a, b, c, d]: Matrix): void {
  const across = Math.sqrt(a * a + b * b);
  const up = Math.sqrt(c * c + d * d);
  // A slanted picture is as thin as its area says, not as long as its sides.
  const spread = Math.abs(a * d - c * b);
  const sides = [across, across === 0 ? 0 : Math.min(up, spread / across)];
  for (const [at, points] of sides.entries()) {
    const count = samples[at] ?? 0;
    const small = points < SMALLEST && count > FEW_ROWS;
    if (small || (count / points) * 72 > FINEST) {
      throw new Problem('a picture is drawn too small to be seen');
    }
  }
}

/** Samples as they are, or exactly turned round (ISO 32000-2 table 88). */
function expectPlainDecode(image: PdfStream, objects: Objects): void {
  const decode = resolve(image.dict.entries.get('Decode'), objects);
  if (decode === null) return;
  const given = numbersOf(decode, objects) ?? [];
  const top = highest(image, objects);
  const [first, second] = given;
  const turned = (first === 0 && second === top) || (first === top && second === 0);
  if (!turned || given.length % 2 !== 0 || given.some((value, at) => value !== given[at % 2])) {
    throw new Problem('a picture has an odd /Decode');
  }
}

/** The last palette place of an indexed picture, else 1. */
function highest(image: PdfStream, objects: Objects): number {
  const space = resolve(image.dict.entries.get('ColorSpace'), objects);
  const family = isKind(space, 'array') ? nameOf(resolve(space.items[0], objects)) : undefined;
  if (family !== 'Indexed') return 1;
  return 2 ** new Numbers(image.dict, objects).read('BitsPerComponent', 8) - 1;
}

/** Rows beyond the height, or columns beyond the width, are never painted. */
function expectWholeFax({ bytes, parms }: Decoded, [width, height]: Pair, objects: Objects): void {
  const numbers = new Numbers(parms, objects);
  const aligned = resolve(parms?.entries.get('EncodedByteAlign'), objects);
  if (numbers.read('K', 0) >= 0 || aligned === true) {
    throw new Problem('a fax-coded picture is not plain Group 4');
  }
  const rows = numbers.read('Rows', 0);
  if (numbers.read('Columns', 1728) !== width || (rows !== 0 && rows !== height)) {
    throw new Problem('a fax-coded picture has another size than its page shows');
  }
  if (width < 1 || height < 1 || width * height > MOST_SAMPLES) {
    throw new Problem('a fax-coded picture has an impossible size');
  }
  decodeG4(bytes, width, height);
}
