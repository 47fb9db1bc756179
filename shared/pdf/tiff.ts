/** TIFF directories (TIFF 6.0, section 2): what is needed to wrap fax pages undecoded. */
import { Refused } from '../domain/base/fault';

const typeSizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };
const mostDirectories = 5000;
const mostValues = 200_000;

export interface TiffPage {
  /** Position among all directories, as other decoders count them. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly samplesPerPixel: number;
  readonly compression: number;
  /** 0 white is zero, 1 black is zero. */
  readonly photometric: number;
  readonly fillOrder: number;
  readonly orientation: number;
  readonly rowsPerStrip: number;
  readonly strips: readonly { readonly offset: number; readonly length: number }[];
  readonly dpi: { readonly x: number; readonly y: number } | undefined;
}

export function tiffDamaged(): Refused {
  return new Refused(
    'tiff-unreadable',
    'This TIFF is damaged or cut off. Scan it again, or ask the sender for a PDF.',
  );
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
      if (((tags.get(254)?.[0] ?? 0) & 1) === 0) pages.push(toPage(tags, index));
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

function toPage(tags: ReadonlyMap<number, readonly number[]>, index: number): TiffPage {
  const one = (tag: number, otherwise: number): number => tags.get(tag)?.[0] ?? otherwise;
  const width = one(256, 0);
  const height = one(257, 0);
  if (width === 0 || height === 0) throw tiffDamaged();
  const lengths = tags.get(279) ?? [];
  return {
    index,
    width,
    height,
    bitsPerSample: one(258, 1),
    samplesPerPixel: one(277, 1),
    compression: one(259, 1),
    photometric: one(262, 0),
    fillOrder: one(266, 1),
    orientation: one(274, 1),
    rowsPerStrip: Math.min(one(278, height), height),
    strips: (tags.get(273) ?? []).map((offset, strip) => ({ offset, length: lengths[strip] ?? 0 })),
    dpi: resolution(one(282, 0), one(283, 0), one(296, 2)),
  };
}

/** Unit 2 inch, 3 centimetre, 1 none. */
function resolution(x: number, y: number, unit: number): TiffPage['dpi'] {
  const scale = unit === 3 ? 2.54 : unit === 2 ? 1 : 0;
  const dpi = { x: x * scale, y: y * scale };
  return dpi.x >= 50 && dpi.y >= 50 && dpi.x <= 2400 && dpi.y <= 2400 ? dpi : undefined;
}
