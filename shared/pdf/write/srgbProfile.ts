/** The colours of sRGB (IEC 61966-2-1) as an ICC profile of version 2, made from their numbers. */
import { fromLatin1 } from '../syntax/pdfValues';

const headerLength = 128;
const tagLength = 12;
/** Steps of the curve from dark to light. */
const curveSteps = 256;

/** Whites and primaries adapted to D50, as IEC 61966-2-1 gives them. */
const points = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
} as const;

/** 128 bytes of header, a table of tags, and the tags. */
export function srgbProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ...Object.entries(points).map(([name, xyz]) => [name, pointTag(xyz)] as const),
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const),
  ];
  const { table, data } = laidOut(tags);
  const profile = new Uint8Array(headerLength + table.length + data.length);
  profile.set(header(profile.length));
  profile.set(table, headerLength);
  profile.set(data, headerLength + table.length);
  return profile;
}

/** Tags behind each other, each from a multiple of four; a tag that comes again stands once. */
function laidOut(tags: readonly (readonly [string, Uint8Array])[]) {
  const start = headerLength + 4 + tagLength * tags.length;
  const places = new Map<Uint8Array, number>();
  let end = start;
  for (const [, tag] of tags) {
    if (places.has(tag)) continue;
    places.set(tag, end);
    end += Math.ceil(tag.length / 4) * 4;
  }
  const data = new Uint8Array(end - start);
  for (const [tag, place] of places) data.set(tag, place - start);
  const rows = tags.flatMap(([name, tag]) => [
    ...fromLatin1(name),
    ...uint32(places.get(tag) ?? 0),
    ...uint32(tag.length),
  ]);
  return { table: Uint8Array.from([...uint32(tags.length), ...rows]), data };
}

function header(length: number): Uint8Array {
  const bytes = new Uint8Array(headerLength);
  bytes.set(uint32(length), 0);
  bytes.set(uint32(0x02100000), 8);
  bytes.set(fromLatin1('mntrRGB XYZ '), 12);
  // The first day of 2000: a profile has a date, and ours is always the same.
  bytes.set([0x07, 0xd0, 0, 1, 0, 1], 24);
  bytes.set(fromLatin1('acsp'), 36);
  bytes.set([0.9642, 1, 0.8249].flatMap(fixed), 68);
  return bytes;
}

function curveTag(): Uint8Array {
  const steps = Array.from({ length: curveSteps }, (_, at) => lightOf(at / (curveSteps - 1)));
  const values = steps.map((light) => Math.round(light * 0xffff));
  return Uint8Array.from([
    ...fromLatin1('curv\0\0\0\0'),
    ...uint32(curveSteps),
    ...values.flatMap((value) => [value >> 8, value & 0xff]),
  ]);
}

/** The curve of IEC 61966-2-1, from a sample to light, both 0 to 1. */
function lightOf(sample: number): number {
  return sample <= 0.04045 ? sample / 12.92 : ((sample + 0.055) / 1.055) ** 2.4;
}

function pointTag(xyz: readonly number[]): Uint8Array {
  return Uint8Array.from([...fromLatin1('XYZ \0\0\0\0'), ...xyz.flatMap(fixed)]);
}

function textTag(text: string): Uint8Array {
  return fromLatin1(`text\0\0\0\0${text}\0`);
}

/** The name in ASCII; none in Unicode and none in the script code of old systems. */
function descriptionTag(name: string): Uint8Array {
  const unicode = 8;
  const scriptCode = 3 + 67;
  return Uint8Array.from([
    ...fromLatin1('desc\0\0\0\0'),
    ...uint32(name.length + 1),
    ...fromLatin1(`${name}\0`),
    ...new Array<number>(unicode + scriptCode).fill(0),
  ]);
}

function uint32(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}

/** s15Fixed16Number. */
function fixed(value: number): readonly number[] {
  return uint32(Math.round(value * 0x10000));
}
