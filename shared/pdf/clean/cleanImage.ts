/** Image XObjects of kept pages: fresh dictionary, no byte after the picture. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { NotUnderstood } from '../syntax/contentTokens';
import { holdsWords } from './fontProgram';
import { faxLength } from '../pixels/faxRows';
import { stripJpeg } from '../pixels/jpeg';
import {
  copyNumberArrays,
  copyPlain,
  decoded,
  flate,
  lookup,
  nameOf,
  numberOf,
  requireDict,
  requireNumber,
} from '../syntax/pdfValues';

const deviceSpaces: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  DeviceRGB: 3,
  DeviceCMYK: 4,
};
const deviceByComponents = new Map(
  Object.entries(deviceSpaces).map(([name, count]) => [count, name]),
);

/** /Columns when nothing is said (ISO 32000-2 table 11). */
const standardColumns = 1728;

export interface ColourSpace {
  readonly object: PDFObject;
  readonly components: number;
}

/** Device spaces, profiles reduced to their device space, and Indexed over those. */
export function cleanColourSpace(context: PDFContext, value: PDFObject | undefined): ColourSpace {
  const name = nameOf(value);
  if (name !== undefined) return deviceSpace(name);
  if (!(value instanceof PDFArray)) throw new NotUnderstood('colour-space');
  const family = nameOf(value.lookup(0));
  switch (family) {
    case 'ICCBased':
      return profileSpace(value);
    case 'CalGray':
      return deviceSpace('DeviceGray');
    case 'CalRGB':
      return deviceSpace('DeviceRGB');
    case 'Indexed':
      return indexedSpace(context, value);
    case undefined:
      return refuse();
    default:
      return value.size() === 1 ? deviceSpace(family) : refuse();
  }
}

function refuse(): never {
  throw new NotUnderstood('colour-space');
}

function deviceSpace(name: string): ColourSpace {
  const components = Object.hasOwn(deviceSpaces, name) ? deviceSpaces[name] : undefined;
  return components === undefined ? refuse() : { object: PDFName.of(name), components };
}

function profileSpace(value: PDFArray): ColourSpace {
  const profile = value.lookup(1);
  const count = profile instanceof PDFRawStream ? numberOf(lookup(profile.dict, 'N')) : undefined;
  return deviceSpace(deviceByComponents.get(count ?? 0) ?? '');
}

function indexedSpace(context: PDFContext, value: PDFArray): ColourSpace {
  const base = cleanColourSpace(context, value.lookup(1));
  const highest = requireNumber(value.lookup(2), 'colour-space');
  const size = (highest + 1) * base.components;
  const palette = paletteBytes(value.lookup(3));
  if (highest > 255 || palette.length < size) refuse();
  if (holdsWords(palette.subarray(0, size))) refuse();
  const fresh = PDFArray.withContext(context);
  fresh.push(PDFName.of('Indexed'));
  fresh.push(base.object);
  fresh.push(PDFNumber.of(highest));
  fresh.push(
    PDFHexString.of(
      [...palette.subarray(0, size)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    ),
  );
  return { object: fresh, components: 1 };
}

function paletteBytes(value: PDFObject | undefined): Uint8Array {
  if (value instanceof PDFRawStream) return decoded(value);
  if (value instanceof PDFString || value instanceof PDFHexString) return value.asBytes();
  return refuse();
}

/** Throws NotUnderstood for masks, alternates, layers and filters the desk does not check. */
export function cleanImage(context: PDFContext, stream: PDFRawStream): PDFRawStream {
  const { dict } = stream;
  for (const key of ['SMask', 'Mask', 'SMaskInData', 'OC', 'OPI']) {
    if (lookup(dict, key)) throw new NotUnderstood(key === 'OC' ? 'layer' : 'image-mask');
  }
  const fresh = PDFDict.withContext(context);
  fresh.set(PDFName.of('Type'), PDFName.of('XObject'));
  fresh.set(PDFName.of('Subtype'), PDFName.of('Image'));
  copyPlain(dict, fresh, ['Width', 'Height', 'BitsPerComponent', 'ImageMask', 'Interpolate']);
  const isMask = lookup(dict, 'ImageMask')?.toString() === 'true';
  const space = isMask ? undefined : lookup(dict, 'ColorSpace');
  const colour = space ? cleanColourSpace(context, space) : undefined;
  if (colour) fresh.set(PDFName.of('ColorSpace'), colour.object);
  copyNumberArrays(dict, fresh, ['Decode']);
  expectPlainDecode(fresh, colour);
  return withCleanData(context, stream, fresh, colour?.components ?? 1);
}

/** Samples as they are or turned round; any other /Decode can paint a picture away. */
function expectPlainDecode(image: PDFDict, colour: ColourSpace | undefined): void {
  const decode = lookup(image, 'Decode');
  if (!(decode instanceof PDFArray)) return;
  const bits = numberOf(lookup(image, 'BitsPerComponent')) ?? 1;
  const highest = colour?.object instanceof PDFArray ? 2 ** bits - 1 : 1;
  const given = decode.asArray().map((value) => numberOf(value));
  const components = colour?.components ?? 1;
  const plain = [0, 1].some(
    (first) =>
      given.length === 2 * components &&
      given.every((value, at) => value === (at % 2 === first ? 0 : highest)),
  );
  if (!plain) throw new NotUnderstood('image-decode');
}

function withCleanData(
  context: PDFContext,
  stream: PDFRawStream,
  fresh: PDFDict,
  components: number,
): PDFRawStream {
  const filter = onlyFilter(stream.dict);
  switch (filter) {
    case 'DCTDecode':
      fresh.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
      return PDFRawStream.of(fresh, strippedJpeg(stream.getContents()));
    case 'CCITTFaxDecode':
      return faxImage(context, stream, fresh);
    case 'FlateDecode':
    case undefined:
      return flateImage(context, stream, fresh, components);
    default:
      throw new NotUnderstood('image-filter');
  }
}

function onlyFilter(dict: PDFDict): string | undefined {
  const value = lookup(dict, 'Filter');
  if (value === undefined) return undefined;
  if (value instanceof PDFArray) {
    if (value.size() !== 1) throw new NotUnderstood('image-filter');
    return nameOf(value.lookup(0));
  }
  return nameOf(value);
}

function parameters(dict: PDFDict): PDFDict | undefined {
  const value = lookup(dict, 'DecodeParms');
  const first = value instanceof PDFArray ? value.lookup(0) : value;
  return first instanceof PDFDict ? first : undefined;
}

function strippedJpeg(bytes: Uint8Array): Uint8Array {
  try {
    return stripJpeg(bytes).bytes;
  } catch {
    throw new NotUnderstood('image-jpeg');
  }
}

/** Kept only when every row and column of the data is one that the page shows. */
function faxImage(context: PDFContext, stream: PDFRawStream, fresh: PDFDict): PDFRawStream {
  const source = requireDict(parameters(stream.dict), 'image-fax');
  const width = requireNumber(lookup(stream.dict, 'Width'), 'image-size');
  const height = requireNumber(lookup(stream.dict, 'Height'), 'image-size');
  const rows = numberOf(lookup(source, 'Rows')) ?? 0;
  const whole =
    requireNumber(lookup(source, 'K'), 'image-fax') < 0 &&
    (numberOf(lookup(source, 'Columns')) ?? standardColumns) === width &&
    (rows === 0 || rows === height) &&
    lookup(source, 'EncodedByteAlign')?.toString() !== 'true';
  if (!whole) throw new NotUnderstood('image-fax');
  const bytes = stream.getContents();
  const length = faxLength(bytes, width, height);
  if (length === undefined) throw new NotUnderstood('image-fax');
  const clean = PDFDict.withContext(context);
  copyPlain(source, clean, ['K', 'Columns', 'Rows', 'BlackIs1', 'EndOfBlock']);
  fresh.set(PDFName.of('Filter'), PDFName.of('CCITTFaxDecode'));
  fresh.set(PDFName.of('DecodeParms'), clean);
  return PDFRawStream.of(fresh, bytes.slice(0, length));
}

function flateImage(
  context: PDFContext,
  stream: PDFRawStream,
  fresh: PDFDict,
  components: number,
): PDFRawStream {
  const { dict } = stream;
  const bits =
    lookup(dict, 'ImageMask')?.toString() === 'true'
      ? 1
      : requireNumber(lookup(dict, 'BitsPerComponent'), 'image-bits');
  const width = requireNumber(lookup(dict, 'Width'), 'image-size');
  const height = requireNumber(lookup(dict, 'Height'), 'image-size');
  const coding = parameters(dict);
  const predictor = (coding && numberOf(lookup(coding, 'Predictor'))) ?? 1;
  const row = Math.ceil((width * components * bits) / 8) + (predictor >= 10 ? 1 : 0);
  const bytes = decoded(stream);
  if (bytes.length < row * height) throw new NotUnderstood('image-size');
  if (coding && predictor > 1) {
    const clean = PDFDict.withContext(context);
    copyPlain(coding, clean, ['Predictor', 'Colors', 'BitsPerComponent', 'Columns']);
    fresh.set(PDFName.of('DecodeParms'), clean);
  }
  return flate(bytes.subarray(0, row * height), fresh);
}
