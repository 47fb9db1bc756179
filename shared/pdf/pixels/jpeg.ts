/** JPEG files segment by segment: what a picture needs is kept, all else falls away. */
import { Refused } from '../../domain/base/fault';

const markerStart = 0xff;
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const app0 = 0xe0;
const app1 = 0xe1;
const app14 = 0xee;

export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** EXIF orientation 1..8. */
  readonly orientation: number;
  /** Written by Adobe's rules, or by a program that follows them. */
  readonly isAdobe: boolean;
  /** Dots per inch from JFIF, when plausible. */
  readonly dpi?: { readonly x: number; readonly y: number };
}

export interface StrippedJpeg {
  /** The picture with SOI DQT DHT SOF DRI APP14 SOS EOI and nothing else. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly facts: JpegFacts;
}

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

function damaged(): Refused {
  return new Refused(
    'jpeg-unreadable',
    'This picture is damaged or cut off. Scan it again, or ask for a new copy.',
  );
}

/** Segments up to EOI; scan data belongs to its SOS. Bytes after EOI are never reached. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== markerStart || bytes[1] !== startOfImage) throw damaged();
  for (let at = 2; ;) {
    const segment = segmentAt(bytes, at);
    if (segment.marker === endOfImage) return;
    yield segment;
    at = segment.end;
  }
}

function segmentAt(bytes: Uint8Array, from: number): Segment {
  let start = from;
  if (bytes[start] !== markerStart) throw damaged();
  while (bytes[start + 1] === markerStart) start += 1;
  const marker = bytes[start + 1] ?? 0;
  if (marker === endOfImage) return { marker, start, end: start + 2 };
  const length = ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0);
  const end = start + 2 + length;
  if (length < 2 || end > bytes.length) throw damaged();
  return { marker, start, end: marker === startOfScan ? endOfScan(bytes, end) : end };
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== markerStart) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7) && next !== markerStart) return at;
  }
  throw damaged();
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isNeeded(marker: number): boolean {
  return isFrame(marker) || [0xc4, 0xdb, 0xdd, startOfScan, app14].includes(marker);
}

/** Throws Refused `jpeg-unreadable`. */
export function stripJpeg(bytes: Uint8Array): StrippedJpeg {
  const kept: Uint8Array[] = [Uint8Array.of(markerStart, startOfImage)];
  let facts: Partial<JpegFacts> = {};
  for (const { marker, start, end } of segments(bytes)) {
    const segment = bytes.subarray(start, end);
    facts = { ...facts, ...factsIn(marker, segment) };
    if (isNeeded(marker)) kept.push(segment);
  }
  kept.push(Uint8Array.of(markerStart, endOfImage));
  return { bytes: join(kept), facts: wholeFacts(facts) };
}

function wholeFacts(facts: Partial<JpegFacts>): JpegFacts {
  const known = { width: 0, height: 0, components: 0, orientation: 1, isAdobe: false, ...facts };
  if (known.width === 0 || known.height === 0) throw damaged();
  return known;
}

function factsIn(marker: number, segment: Uint8Array): Partial<JpegFacts> {
  if (isFrame(marker)) return readFrame(segment);
  if (marker === app0) {
    const dpi = readDensity(segment);
    return dpi ? { dpi } : {};
  }
  if (marker === app14) return { isAdobe: true };
  const orientation = marker === app1 ? readOrientation(segment) : undefined;
  return orientation === undefined ? {} : { orientation };
}

function readFrame(segment: Uint8Array): { width: number; height: number; components: number } {
  const view = viewOf(segment);
  if (segment.length < 10) throw damaged();
  return { height: view.getUint16(5), width: view.getUint16(7), components: view.getUint8(9) };
}

/** JFIF: units at 11 (1 inch, 2 cm), densities at 12 and 14. */
function readDensity(segment: Uint8Array): JpegFacts['dpi'] {
  const view = viewOf(segment);
  if (segment.length < 16 || view.getUint32(4) !== 0x4a464946) return undefined;
  const scale = view.getUint8(11) === 1 ? 1 : view.getUint8(11) === 2 ? 2.54 : 0;
  const dpi = { x: view.getUint16(12) * scale, y: view.getUint16(14) * scale };
  return dpi.x >= 50 && dpi.y >= 50 ? dpi : undefined;
}

/** Tag 0x0112 of the first directory in an Exif APP1. */
function readOrientation(segment: Uint8Array): number | undefined {
  const view = viewOf(segment);
  if (segment.length < 18 || view.getUint32(4) !== 0x45786966) return undefined;
  const little = view.getUint16(10) === 0x4949;
  const directory = 10 + view.getUint32(14, little);
  if (directory + 2 > segment.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > segment.length) return undefined;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
