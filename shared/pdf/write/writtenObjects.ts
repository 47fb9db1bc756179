/** Reads a file back that the writer of this room wrote: its objects one by one, as they stand. */
import { latin1 } from '../syntax/pdfValues';
import { header } from './pdfWriter';

/** A text of an object: where it stands in it, and what it says. */
interface Text {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

export interface WrittenObject {
  readonly number: number;
  /** As it stands in the file; of a stream the dictionary, without /Length. */
  readonly text: string;
  readonly texts: readonly Text[];
  readonly data?: Uint8Array;
}

export interface WrittenFile {
  readonly objects: Iterable<WrittenObject>;
  /** The number behind that of the last object. */
  readonly size: number;
  /** What the trailer says behind /Size. */
  readonly trailer: string;
}

const longestLine = 40;
const streamWord = '\nstream\n';
const endOfObject = '\nendobj\n';
const endOfStream = '\nendstream\nendobj\n';

export function writtenFile(bytes: Uint8Array): WrittenFile {
  const end = latin1(bytes.subarray(Math.max(0, bytes.length - 4096)));
  const found = /trailer\n<<\/Size (\d+) (.*)>>\nstartxref\n\d+\n%%EOF\n$/.exec(end);
  if (!found || !startsAt(bytes, 0, header)) throw notOurs();
  return { size: Number(found[1]), trailer: found[2] ?? '', objects: objectsOf(bytes) };
}

/** Nothing but a file of the desk's own comes here, so this is a bug and no refusal. */
function notOurs(): Error {
  return new Error('this file was not written by the desk');
}

function* objectsOf(bytes: Uint8Array): Iterable<WrittenObject> {
  for (let at = header.length; ;) {
    const line = latin1(bytes.subarray(at, at + longestLine));
    if (line.startsWith('xref\n')) return;
    const [head, number] = /^(\d+) 0 obj\n/.exec(line) ?? [];
    if (head === undefined) throw notOurs();
    const { object, end } = bodyAt(bytes, at + head.length, Number(number));
    yield object;
    at = end;
  }
}

function bodyAt(bytes: Uint8Array, from: number, number: number) {
  const { texts, end } = scan(bytes, from);
  const text = latin1(bytes.subarray(from, end));
  if (!startsAt(bytes, end, streamWord)) {
    return { object: { number, text, texts }, end: end + endOfObject.length };
  }
  const [given, length] = /^<<\/Length (\d+) /.exec(text) ?? [];
  if (given === undefined) throw notOurs();
  const dataFrom = end + streamWord.length;
  const dataEnd = dataFrom + Number(length);
  if (!startsAt(bytes, dataEnd, endOfStream)) throw notOurs();
  const cut = given.length - 2;
  const object = {
    number,
    text: `<<${text.slice(given.length)}`,
    texts: texts.map((one) => ({ ...one, from: one.from - cut, to: one.to - cut })),
    data: bytes.subarray(dataFrom, dataEnd),
  };
  return { object, end: dataEnd + endOfStream.length };
}

function startsAt(bytes: Uint8Array, at: number, word: string): boolean {
  return latin1(bytes.subarray(at, at + word.length)) === word;
}

const sign = { open: 0x28, close: 0x29, less: 0x3c, more: 0x3e, back: 0x5c, line: 0x0a } as const;

/** Where the object's value ends, and the texts in it: none of its signs count inside of one. */
function scan(bytes: Uint8Array, from: number): { readonly texts: Text[]; readonly end: number } {
  const texts: Text[] = [];
  for (let at = from; at < bytes.length;) {
    const byte = bytes[at];
    if (byte === sign.line && isValueEnd(bytes, at)) return { texts, end: at };
    const isDict = byte === sign.less && bytes[at + 1] === sign.less;
    const text = isDict ? undefined : textAt(bytes, at);
    if (text) texts.push({ ...text, from: at - from, to: text.to - from });
    at = text?.to ?? at + (isDict ? 2 : 1);
  }
  throw notOurs();
}

function isValueEnd(bytes: Uint8Array, at: number): boolean {
  return startsAt(bytes, at, endOfObject) || startsAt(bytes, at, streamWord);
}

function textAt(bytes: Uint8Array, at: number): Text | undefined {
  if (bytes[at] === sign.less) return hexAt(bytes, at);
  return bytes[at] === sign.open ? literalAt(bytes, at) : undefined;
}

function hexAt(bytes: Uint8Array, from: number): Text {
  const to = bytes.indexOf(sign.more, from) + 1;
  if (to === 0) throw notOurs();
  const digits = latin1(bytes.subarray(from + 1, to - 1)).replace(/\s/g, '');
  const pairs = (digits.length % 2 === 0 ? digits : `${digits}0`).match(/../g) ?? [];
  return { from, to, bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literalAt(bytes: Uint8Array, from: number): Text {
  let at = from + 1;
  for (let open = 1; open > 0; at += 1) {
    if (at >= bytes.length) throw notOurs();
    if (bytes[at] === sign.back) at += 1;
    else if (bytes[at] === sign.open) open += 1;
    else if (bytes[at] === sign.close) open -= 1;
  }
  const said = latin1(bytes.subarray(from + 1, at - 1)).replace(
    /\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))/g,
    (_, octal: string | undefined, line: string | undefined, letter: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
      return line === undefined ? (escapes[letter] ?? letter) : '';
    },
  );
  return { from, to: at, bytes: Uint8Array.from(said, (letter) => letter.charCodeAt(0)) };
}
