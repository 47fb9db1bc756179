import { classicEnd, streamEnd, type Walk } from './crossReference';
import { decodeStream } from './filters';
import { isKeyword, latin1, Lexer } from './lexer';
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
export function walkFile(bytes: Uint8Array): WalkedFile {
  return expanded(readWhole(bytes));
}

/** What a locked file says before it is unlocked: its object streams are still shut. */
export interface ShutFile extends Pick<WalkedFile, 'objects' | 'trailer'> {
  /** The same file with its object streams opened by `open`. */
  unpack(open: (sealed: Uint8Array) => Promise<Uint8Array>): Promise<WalkedFile>;
}

export function walkShutFile(bytes: Uint8Array): ShutFile {
  const walk = readWhole(bytes);
  return {
    objects: walk.objects,
    trailer: walk.trailer,
    unpack: async (open) => {
      for (const [num, value] of walk.objects) {
        if (!isKind(value, 'stream') || nameOf(value.dict.entries.get('Type')) !== 'ObjStm')
          continue;
        walk.objects.set(num, { ...value, raw: await open(value.raw) });
      }
      return expanded(walk);
    },
  };
}

function readWhole(bytes: Uint8Array): Walk & { readonly trailer: PdfDict } {
  const walk: Walk = {
    lexer: new Lexer(bytes, headerEnd(bytes)),
    objects: new Map(),
    offsets: new Map(),
    outside: [],
    packed: new Map(),
    from: 0,
  };
  const end = readObjects(walk);
  const trailer = end === 'xref' ? classicEnd(walk) : streamEnd(walk);
  walk.outside.push([walk.from, bytes.length]);
  return { ...walk, trailer };
}

function expanded(walk: Walk & { readonly trailer: PdfDict }): WalkedFile {
  const frame = expandFrame(walk);
  const { objects, trailer, outside, offsets } = walk;
  return { objects, trailer, frame, outside, standing: new Set(offsets.keys()) };
}

/** `%PDF-1.x` and the line of four high bytes that marks a binary file; nothing else. */
function headerEnd(bytes: Uint8Array): number {
  const head = latin1(bytes, 0, 40);
  const match = /^%PDF-[12]\.\d(?:\r\n|\r|\n)(?:%[\x80-\xff]{4,8}(?:\r\n|\r|\n))?/.exec(head);
  if (!match) throw new Problem('the file does not begin like a PDF written by this desk');
  return match[0].length;
}

function readObjects(walk: Walk): 'xref' | 'startxref' {
  const { lexer } = walk;
  for (;;) {
    lexer.skipSpace();
    const at = lexer.pos;
    const token = lexer.next();
    if (isKeyword(token, 'xref')) return 'xref';
    if (isKeyword(token, 'startxref')) return 'startxref';
    if (typeof token !== 'number') throw new Problem('bytes stand between the objects');
    const gen = lexer.value();
    lexer.expect('obj');
    if (gen !== 0 || walk.objects.has(token)) throw new Problem(`object ${token} is there twice`);
    walk.offsets.set(token, at);
    walk.objects.set(token, readBody(walk));
  }
}

function readBody(walk: Walk): PdfValue {
  const value = walk.lexer.value();
  const next = walk.lexer.next();
  if (isKeyword(next, 'endobj')) return value;
  if (!isKeyword(next, 'stream') || !isKind(value, 'dict')) {
    throw new Problem('an object does not end where it should');
  }
  return readStream(walk, value);
}

function readStream(walk: Walk, dict: PdfDict): PdfStream {
  const { lexer } = walk;
  if (lexer.peek() === 13) lexer.pos += 1;
  if (lexer.peek() !== 10) throw new Problem('a stream does not begin with a new line');
  const from = lexer.pos + 1;
  const length = resolve(dict.entries.get('Length'), walk.objects);
  if (typeof length !== 'number' || from + length > lexer.bytes.length) {
    throw new Problem('a stream has no usable length');
  }
  walk.outside.push([walk.from, from]);
  walk.from = from + length;
  lexer.pos = walk.from;
  lexer.expect('endstream');
  lexer.expect('endobj');
  return { kind: 'stream', dict, raw: lexer.bytes.subarray(from, from + length) };
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
