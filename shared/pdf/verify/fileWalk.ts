import type { ReadableFile } from '../model';
import { classicEnd, streamEnd, type Walk } from './crossReference';
import { decodeStream } from './filters';
import { readAt } from './growingWindow';
import { isKeyword, latin1, Lexer, type Token } from './lexer';
import {
  isKind,
  nameOf,
  type Objects,
  type PdfDict,
  type PdfStream,
  type PdfValue,
  Problem,
  resolve,
} from './values';

/** A file read from its first byte to its last, with nothing left over. */
export interface WalkedFile {
  readonly objects: Objects;
  readonly trailer: PdfDict;
  /** Numbers of the streams that only frame the file (object streams, cross-reference stream). */
  readonly frame: ReadonlySet<number>;
  /** Numbers of the objects that stand in the file by themselves, outside of object streams. */
  readonly standing: ReadonlySet<number>;
  /** Byte ranges that are not inside a stream; they are searched for short terms too. */
  readonly outside: readonly (readonly [number, number])[];
}

/**
 * Reads the file strictly in order, every byte accounted for: header, objects, one
 * cross-reference, one trailer, `%%EOF`, the end. A second revision, a gap with bytes in
 * it, an unlisted object or bytes after the end are refused (pdf.md 2.6, check 1).
 */
export function walkFile(file: ReadableFile): WalkedFile {
  return expanded(readWhole(file));
}

/** What a locked file says before it is unlocked: its object streams are still shut. */
export interface ShutFile extends Pick<WalkedFile, 'objects' | 'trailer'> {
  /** The same file with its object streams opened by `open`. */
  unpack(open: (sealed: Uint8Array) => Promise<Uint8Array>): Promise<WalkedFile>;
}

export function walkShutFile(file: ReadableFile): ShutFile {
  const walk = readWhole(file);
  return {
    objects: walk.objects,
    trailer: walk.trailer,
    unpack: async (open) => {
      for (const [num, value] of walk.objects) {
        if (!isKind(value, 'stream') || nameOf(value.dict.entries.get('Type')) !== 'ObjStm')
          continue;
        walk.objects.set(num, { kind: 'stream', dict: value.dict, raw: await open(value.raw) });
      }
      return expanded(walk);
    },
  };
}

function readWhole(file: ReadableFile): Walk & { readonly trailer: PdfDict } {
  const walk: Walk = {
    file,
    objects: new Map(),
    offsets: new Map(),
    outside: [],
    packed: new Map(),
    from: 0,
  };
  const { kind, at } = readObjects(walk, headerEnd(file));
  const trailer = kind === 'xref' ? classicEnd(walk, at) : streamEnd(walk, at);
  walk.outside.push([walk.from, file.size]);
  return { ...walk, trailer };
}

function expanded(walk: Walk & { readonly trailer: PdfDict }): WalkedFile {
  const frame = expandFrame(walk);
  const { objects, trailer, outside, offsets } = walk;
  return { objects, trailer, frame, outside, standing: new Set(offsets.keys()) };
}

/** `%PDF-1.x` and the line of four high bytes that marks a binary file; nothing else. */
function headerEnd(file: ReadableFile): number {
  const head = latin1(file.read(0, Math.min(40, file.size)));
  const match = /^%PDF-[12]\.\d(?:\r\n|\r|\n)(?:%[\x80-\xff]{4,8}(?:\r\n|\r|\n))?/.exec(head);
  if (!match) throw new Problem('the file does not begin like a PDF written by this desk');
  return match[0].length;
}

interface FrameEnd {
  readonly kind: 'xref' | 'startxref';
  /** Where that word begins. */
  readonly at: number;
}

/** An object's number and value, or the word that begins the end of the file. */
interface Head {
  /** Where it begins, from where it was looked for. */
  readonly skipped: number;
  readonly token: Token | undefined;
  readonly value: PdfValue;
  /** Its data begins where the head ends. */
  readonly isStream: boolean;
}

function readObjects(walk: Walk, from: number): FrameEnd {
  for (let pos = from; ;) {
    const { value: head, end } = readAt(walk.file, pos, readHead);
    const at = pos + head.skipped;
    if (isKeyword(head.token, 'xref')) return { kind: 'xref', at };
    if (isKeyword(head.token, 'startxref')) return { kind: 'startxref', at };
    const { token } = head;
    if (typeof token !== 'number') throw new Problem('bytes stand between the objects');
    if (walk.objects.has(token)) throw new Problem(`object ${token} is there twice`);
    walk.offsets.set(token, at);
    if (head.isStream) pos = readStream(walk, token, { value: head.value, from: end });
    else {
      walk.objects.set(token, head.value);
      pos = end;
    }
  }
}

function readHead(lexer: Lexer): Head {
  lexer.skipSpace();
  const skipped = lexer.pos;
  const token = lexer.next();
  if (typeof token !== 'number') return { skipped, token, value: null, isStream: false };
  const gen = lexer.value();
  lexer.expect('obj');
  if (gen !== 0) throw new Problem(`object ${token} is there twice`);
  const value = lexer.value();
  const next = lexer.next();
  if (isKeyword(next, 'endobj')) return { skipped, token, value, isStream: false };
  if (!isKeyword(next, 'stream') || !isKind(value, 'dict')) {
    throw new Problem('an object does not end where it should');
  }
  if (lexer.peek() === 13) lexer.pos += 1;
  if (lexer.peek() !== 10) throw new Problem('a stream does not begin with a new line');
  lexer.pos += 1;
  return { skipped, token, value, isStream: true };
}

/** Gives where the object ends. */
function readStream(
  walk: Walk,
  num: number,
  { value: dict, from }: { readonly value: PdfValue; readonly from: number },
): number {
  const { file } = walk;
  if (!isKind(dict, 'dict')) throw new Problem('a stream has no dictionary');
  const length = resolve(dict.entries.get('Length'), walk.objects);
  if (!isLength(length) || from + length > file.size) {
    throw new Problem('a stream has no usable length');
  }
  walk.outside.push([walk.from, from]);
  walk.from = from + length;
  walk.objects.set(num, new StreamInFile(dict, file, { from, to: walk.from }));
  return readAt(file, walk.from, (lexer) => {
    lexer.expect('endstream');
    lexer.expect('endobj');
  }).end;
}

function isLength(value: PdfValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Its data is read when it is asked for, and kept by nobody. */
class StreamInFile implements PdfStream {
  readonly kind = 'stream';

  constructor(
    readonly dict: PdfDict,
    private readonly file: ReadableFile,
    private readonly place: { readonly from: number; readonly to: number },
  ) {}

  get raw(): Uint8Array {
    return this.file.read(this.place.from, this.place.to);
  }
}

/** Unpacks the object streams (ISO 32000-2 7.5.7) and names the streams of the frame. */
function expandFrame(walk: Walk): Set<number> {
  const frame = new Set<number>();
  for (const [num, value] of [...walk.objects]) {
    if (!isKind(value, 'stream')) continue;
    const type = nameOf(value.dict.entries.get('Type'));
    if (type === 'XRef' || type === 'ObjStm') frame.add(num);
    if (type === 'ObjStm') expandObjects(value, num, walk);
  }
  if (walk.packed.size > 0) throw new Problem('the table lists a packed object that is not there');
  return frame;
}

function expandObjects(stream: PdfStream, owner: number, walk: Walk): void {
  const { objects } = walk;
  const { bytes } = decodeStream(stream, objects);
  const count = stream.dict.entries.get('N');
  const first = stream.dict.entries.get('First');
  if (
    typeof count !== 'number' ||
    typeof first !== 'number' ||
    stream.dict.entries.has('Extends')
  ) {
    throw new Problem('an object stream cannot be read');
  }
  const head = new Lexer(bytes, 0, false);
  const body = new Lexer(bytes, first);
  for (let step = 0; step < count; step += 1) {
    const num = head.value();
    const at = head.value();
    body.skipSpace();
    if (typeof num !== 'number' || typeof at !== 'number' || body.pos !== first + at) {
      throw new Problem('bytes stand between the objects of an object stream');
    }
    addPacked(num, `${owner} ${step}`, walk);
    objects.set(num, body.value());
  }
  finish(head, first, body);
}

/** A packed object is where the table says, so that every reader sees the same one. */
function addPacked(num: number, place: string, { objects, packed }: Walk): void {
  if (objects.has(num)) throw new Problem(`object ${num} is there twice`);
  if (packed.get(num) !== place) throw new Problem(`object ${num} is not where the table says`);
  packed.delete(num);
}

function finish(head: Lexer, first: number, body: Lexer): void {
  head.skipSpace();
  body.skipSpace();
  if (head.pos !== first || body.pos !== body.bytes.length) {
    throw new Problem('bytes are left over in an object stream');
  }
}
