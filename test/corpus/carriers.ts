/** Little fonts and pictures that carry words nobody sees. */

/** A gray JPEG of one dot with one more segment: 0xe1 for Exif, 0xfe for a comment. */
export function jpegWith(text: string, marker: number): Buffer {
  const segment = (code: number, body: readonly number[]): Buffer =>
    Buffer.from([0xff, code, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
  const lengths = [1, ...new Array<number>(15).fill(0)];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(text === '' ? [] : [segment(marker, [...Buffer.from(text)])]),
    segment(0xdb, [0, ...new Array<number>(64).fill(1)]),
    segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    // One code each: no difference, end of block.
    segment(0xc4, [0, ...lengths, 0]),
    segment(0xc4, [0x10, ...lengths, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

/** What no reader takes for a font. */
export const brokenFont = (text: string): Buffer => Buffer.from(`no font at all: ${text}`);

const glyphs = 64;

/** A TrueType font of squares whose /name table says `text`. */
export function namedTrueType(text: string): Buffer {
  const square = words([1, 0, 0, 500, 500, 3, 0]);
  const outline = Buffer.concat([
    square,
    Buffer.from([1, 1, 1, 1]),
    words([0, 500, 0, -500, 0, 0, 500, 0]),
  ]);
  const tables: Readonly<Record<string, Buffer>> = {
    cmap: Buffer.concat([
      words([0, 1, 1, 0, 0, 12, 0, 262, 0]),
      Buffer.from(Array.from({ length: 256 }, (_, code) => code % glyphs)),
    ]),
    glyf: Buffer.concat(Array.from({ length: glyphs }, () => outline)),
    head: words([1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500, 500, 0, 8, 2, 1, 0]), // prettier-ignore
    hhea: words([1, 0, 800, -200, 0, 600, 0, 0, 600, 1, 0, 0, 0, 0, 0, 0, 0, glyphs]),
    hmtx: words(Array.from({ length: glyphs * 2 }, (_, at) => (at % 2 === 0 ? 600 : 0))),
    loca: longs(Array.from({ length: glyphs + 1 }, (_, at) => at * outline.length)),
    maxp: words([1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]),
    name: Buffer.concat([words([0, 1, 18, 1, 0, 0, 4, text.length, 0]), Buffer.from(text)]),
  };
  return sfnt(tables);
}

function sfnt(tables: Readonly<Record<string, Buffer>>): Buffer {
  const names = Object.keys(tables);
  let at = 12 + names.length * 16;
  const rows: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const [name, table] of Object.entries(tables)) {
    rows.push(Buffer.concat([Buffer.from(name), longs([0, at, table.length])]));
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    bodies.push(padded);
    at += padded.length;
  }
  return Buffer.concat([words([1, 0, names.length, 128, 3, 0]), ...rows, ...bodies]);
}

const words = (values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])));
const longs = (values: readonly number[]): Buffer =>
  words(values.flatMap((value) => [value >>> 16, value & 0xffff]));
