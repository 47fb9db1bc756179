/** The samples of a TIFF page whose parts are not taken over as they are, as rows of a picture. */
import { partBytes, tiffDamaged, tiffRare, type TiffPage, type TiffPart } from './tiff';
import { addUp, reverseBits, unpack } from './tiffCoding';

/** Rows padded to a byte, from the top; 16 bits have become 8. */
export interface Samples {
  readonly bytes: Uint8Array;
  /** 1, 2, 4 or 8. */
  readonly bits: number;
  /** Colours of a pixel; what stands behind them was worked in. */
  readonly components: number;
}

const componentsOf: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 3],
  [3, 1],
  [5, 4],
]);

/** Throws Refused `tiff-kind` for what would come out wrong, `tiff-unreadable` for what is cut off. */
export function samplesOf(bytes: Uint8Array, page: TiffPage): Samples {
  const components = componentsOf.get(page.photometric);
  const { bitsPerSample: bits, samplesPerPixel: samples } = page;
  if (components === undefined || samples < components || !isKnown(page)) throw tiffRare();
  const own = bits === 16 ? 8 : bits;
  const row = Math.ceil((page.width * own * samples) / 8);
  const out = new Uint8Array(row * page.height);
  for (const part of page.parts)
    placePart(out, row, { page, part, data: rowsOf(bytes, page, part) });
  return { bytes: colours(out, page, components), bits: own, components };
}

function isKnown(page: TiffPage): boolean {
  const { bitsPerSample: bits, samplesPerPixel: samples, predictor } = page;
  if (page.sampleFormat !== 1 || samples > 8 || ![1, 2].includes(predictor)) return false;
  return (
    bits === 8 || bits === 16 || ([1, 2, 4].includes(bits) && samples === 1 && predictor === 1)
  );
}

/** Unpacked, added up, and with 16 bits made 8. */
function rowsOf(bytes: Uint8Array, page: TiffPage, part: TiffPart): Uint8Array {
  const { bitsPerSample: bits, littleEndian } = page;
  const samples = page.isPlanar ? 1 : page.samplesPerPixel;
  const row = Math.ceil((part.width * bits * samples) / 8);
  const packed = partBytes(bytes, part);
  if (page.fillOrder === 2) reverseBits(packed);
  const rows = unpack(page.compression, packed, row * part.height);
  if (page.predictor === 2) addUp(rows, row, { samples, wide: bits === 16, littleEndian });
  if (bits !== 16) return rows;
  const high = littleEndian ? 1 : 0;
  return Uint8Array.from({ length: rows.length / 2 }, (_, at) => rows[at * 2 + high] ?? 0);
}

interface Placed {
  readonly page: TiffPage;
  readonly part: TiffPart;
  readonly data: Uint8Array;
}

/** What reaches over the edges falls away. */
function placePart(out: Uint8Array, row: number, { page, part, data }: Placed): void {
  const rows = Math.min(part.height, page.height - part.top);
  const columns = Math.min(part.width, page.width - part.left);
  const samples = page.isPlanar ? 1 : page.samplesPerPixel;
  const bits = Math.min(8, page.bitsPerSample) * samples;
  const from = Math.ceil((part.width * bits) / 8);
  const length = Math.ceil((columns * bits) / 8);
  if (part.plane >= (page.isPlanar ? page.samplesPerPixel : 1) || (part.left * bits) % 8 !== 0) {
    throw tiffDamaged();
  }
  for (let y = 0; y < rows; y += 1) {
    const line = data.subarray(y * from, y * from + length);
    const start = (part.top + y) * row;
    if (page.isPlanar)
      spread(out, line, start + part.left * page.samplesPerPixel + part.plane, page.samplesPerPixel); // prettier-ignore
    else out.set(line, start + (part.left * bits) / 8);
  }
}

function spread(out: Uint8Array, line: Uint8Array, start: number, step: number): void {
  for (const [at, sample] of line.entries()) out[start + at * step] = sample;
}

/** Without the samples behind the colours; what is see-through lies on white paper. */
function colours(samples: Uint8Array, page: TiffPage, components: number): Uint8Array {
  const step = page.samplesPerPixel;
  if (step === components) return samples;
  const isOver = [1, 2].includes(page.photometric) && [1, 2].includes(page.extraSample);
  const out = new Uint8Array((samples.length / step) * components);
  for (let from = 0, to = 0; from < samples.length; from += step, to += components) {
    const pixel = samples.subarray(from, from + components);
    out.set(isOver ? onPaper(pixel, samples[from + components] ?? 255, page) : pixel, to);
  }
  return out;
}

/** 1 is a colour that has its share taken off already, 2 one that has not (TIFF 6.0, section 18). */
function onPaper(pixel: Uint8Array, alpha: number, { extraSample }: TiffPage): Uint8Array {
  return pixel.map((sample) => {
    const own = extraSample === 2 ? Math.round((sample * alpha) / 255) : sample;
    return Math.min(255, own + 255 - alpha);
  });
}
