/** TIFF directories (TIFF 6.0, section 2): what is needed to take its pages over. */
import { Refused } from '../../domain/base/fault';

const typeSizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const mostDirectories = 5000;
const mostValues = 200_000;

/** A strip, or a tile; its place and size in pixels. Tiles may reach over the edges of the page. */
export interface TiffPart {
  readonly offset: number;
  readonly length: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Which sample it holds, where each has parts of its own; else 0. */
  readonly plane: number;
}

export interface TiffPage {
  /** Position among all directories, as other decoders count them. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** Of every sample; 0 where samples differ. */
  readonly bitsPerSample: number;
  readonly samplesPerPixel: number;
  readonly compression: number;
  /** 0 white is zero, 1 black is zero, 2 RGB, 3 palette, 5 CMYK, 6 YCbCr. */
  readonly photometric: number;
  readonly fillOrder: number;
  readonly orientation: number;
  readonly littleEndian: boolean;
  /** 1 none, 2 difference to the pixel at the left. */
  readonly predictor: number;
  /** What the sample behind the colours is: 1 or 2 alpha, 0 anything. */
  readonly extraSample: number;
  /** 1 unsigned. */
  readonly sampleFormat: number;
  readonly isPlanar: boolean;
  readonly parts: readonly TiffPart[];
  /** How many parts its size asks for, in each plane. */
  readonly partsPerPlane: number;
  /** Red, then green, then blue values, 16 bits each. */
  readonly palette: readonly number[];
  /** Tables the parts of a JPEG share. */
  readonly jpegTables: Uint8Array;
  /** A whole JPEG, as old programs put it in; absent where there is none. */
  readonly wholeJpeg: { readonly offset: number; readonly length: number } | undefined;
  readonly dpi: { readonly x: number; readonly y: number } | undefined;
}

export function tiffDamaged(): Refused {
  return new Refused(
    'tiff-unreadable',
    'This TIFF is damaged or cut off. Scan it again, or ask the sender for a PDF.',
  );
}

/** What only a few programs write, and what the desk would show wrong. */
export function tiffRare(): Refused {
  return new Refused(
    'tiff-kind',
    'This TIFF is written in a way the desk does not read. Open it in a picture program, save it as PDF, and import that.',
  );
}

/** The bytes of a part; throws where the file ends before it. */
export function partBytes(
  bytes: Uint8Array,
  { offset, length }: Pick<TiffPart, 'offset' | 'length'>,
): Uint8Array<ArrayBuffer> {
  if (length === 0 || offset + length > bytes.length) throw tiffDamaged();
  return bytes.slice(offset, offset + length);
}

export function readTiff(bytes: Uint8Array): readonly TiffPage[] {
  try {
    return new Directories(bytes).pages();
  } catch (error) {
    if (error instanceof RangeError) throw tiffDamaged();
    throw error;
  }
}

class Directories {
  private readonly view: DataView;
  private readonly little: boolean;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.little = this.view.getUint16(0) === 0x4949;
  }

  pages(): readonly TiffPage[] {
    const pages: TiffPage[] = [];
    const seen = new Set<number>();
    let offset = this.view.getUint32(4, this.little);
    for (let index = 0; offset !== 0; index += 1) {
      if (seen.has(offset) || index > mostDirectories) throw tiffDamaged();
      seen.add(offset);
      const count = this.view.getUint16(offset, this.little);
      const tags = this.tags(offset + 2, count);
      // Bit 0 of NewSubfileType: a reduced copy of another page.
      if (((tags.get(254)?.[0] ?? 0) & 1) === 0) pages.push(toPage(tags, index, this.little));
      offset = this.view.getUint32(offset + 2 + count * 12, this.little);
    }
    return pages;
  }

  private tags(start: number, count: number): ReadonlyMap<number, readonly number[]> {
    const tags = new Map<number, readonly number[]>();
    for (let index = 0; index < count; index += 1) {
      const at = start + index * 12;
      tags.set(this.view.getUint16(at, this.little), this.values(at));
    }
    return tags;
  }

  private values(at: number): readonly number[] {
    const type = this.view.getUint16(at + 2, this.little);
    const count = this.view.getUint32(at + 4, this.little);
    const size = typeSizes[type];
    if (size === undefined || count > mostValues) return [];
    const from = size * count <= 4 ? at + 8 : this.view.getUint32(at + 8, this.little);
    return Array.from({ length: count }, (_, index) => this.value(type, from + index * size));
  }

  private value(type: number, at: number): number {
    switch (type) {
      case 3:
        return this.view.getUint16(at, this.little);
      case 4:
        return this.view.getUint32(at, this.little);
      case 5:
        return (
          this.view.getUint32(at, this.little) / (this.view.getUint32(at + 4, this.little) || 1)
        );
      default:
        return this.view.getUint8(at);
    }
  }
}

type Tags = ReadonlyMap<number, readonly number[]>;

function toPage(tags: Tags, index: number, littleEndian: boolean): TiffPage {
  const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
  const [width, height] = [one(256, 0), one(257, 0)];
  if (width === 0 || height === 0) throw tiffDamaged();
  return {
    index,
    width,
    height,
    bitsPerSample: bitsOf(tags.get(258) ?? [1]),
    samplesPerPixel: one(277, 1),
    compression: one(259, 1),
    photometric: one(262, 0),
    fillOrder: one(266, 1),
    orientation: one(274, 1),
    littleEndian,
    predictor: one(317, 1),
    extraSample: one(338, 0),
    sampleFormat: one(339, 1),
    isPlanar: one(284, 1) === 2 && one(277, 1) > 1,
    ...dataOf(tags, { width, height }),
    dpi: resolution(one(282, 0), one(283, 0), one(296, 2)),
  };
}

function bitsOf(bits: readonly number[]): number {
  const [first = 1] = bits;
  return bits.every((one) => one === first) ? first : 0;
}

function dataOf(
  tags: Tags,
  size: Size,
): Parts & Pick<TiffPage, 'palette' | 'jpegTables' | 'wholeJpeg'> {
  const [offset] = tags.get(513) ?? [];
  const [length = 0] = tags.get(514) ?? [];
  return {
    ...(tags.has(322) ? tiles(tags, size) : strips(tags, size)),
    palette: tags.get(320) ?? [],
    jpegTables: Uint8Array.from(tags.get(347) ?? []),
    wholeJpeg: offset === undefined ? undefined : { offset, length },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

type Parts = Pick<TiffPage, 'parts' | 'partsPerPlane'>;

/** Plane by plane, from the top. */
function strips(tags: Tags, { width, height }: Size): Parts {
  const rows = Math.max(1, Math.min(tags.get(278)?.[0] ?? height, height));
  const perPlane = Math.ceil(height / rows);
  const lengths = tags.get(279) ?? [];
  const parts = (tags.get(273) ?? []).map((offset, at) => {
    const top = (at % perPlane) * rows;
    const place = { left: 0, top, width, height: Math.min(rows, height - top) };
    return { offset, length: lengths[at] ?? 0, ...place, plane: Math.floor(at / perPlane) };
  });
  return { parts, partsPerPlane: perPlane };
}

/** Plane by plane, row by row; each as large as every other. */
function tiles(tags: Tags, { width, height }: Size): Parts {
  const size = { width: tags.get(322)?.[0] ?? 0, height: tags.get(323)?.[0] ?? 0 };
  if (size.width === 0 || size.height === 0) throw tiffDamaged();
  const across = Math.ceil(width / size.width);
  const perPlane = across * Math.ceil(height / size.height);
  const lengths = tags.get(325) ?? [];
  const parts = (tags.get(324) ?? []).map((offset, at) => {
    const inPlane = at % perPlane;
    const left = (inPlane % across) * size.width;
    const top = Math.floor(inPlane / across) * size.height;
    return {
      offset,
      length: lengths[at] ?? 0,
      left,
      top,
      ...size,
      plane: Math.floor(at / perPlane),
    };
  });
  return { parts, partsPerPlane: perPlane };
}

/** Unit 2 inch, 3 centimetre, 1 none. */
function resolution(x: number, y: number, unit: number): TiffPage['dpi'] {
  const scale = unit === 3 ? 2.54 : unit === 2 ? 1 : 0;
  const dpi = { x: x * scale, y: y * scale };
  return dpi.x >= 50 && dpi.y >= 50 && dpi.x <= 2400 && dpi.y <= 2400 ? dpi : undefined;
}
