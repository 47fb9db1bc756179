/**
 * What a page does not say itself it inherits from its /Parent, and from that one's (ISO 32000-2,
 * 7.7.3.4). PDFium follows them without end where they run in a circle, but only when it copies
 * pages: drawing a page, it stops at the second sight of a parent.
 */
import { fileOfBytes } from '../files';
import type { ReadableFile } from '../model';
import { latin1 } from '../syntax/pdfValues';
import { farthest, NotUnpacked, openParts, packedParts, packsIn, type FilePart } from './fileParts';
import type { PdfiumDocument } from './pdfiumDocument';
import { namesIn } from './rawFacts';

/** Of each object every parent that any of its versions has. */
type Parents = Map<number, number[]>;

const reference = /^(?:[\s\0]|%[^\r\n]*[\r\n])*(\d+)[\s\0]+\d+[\s\0]+R/;

/** Asked for every run of the pages of a file. */
const known = new WeakMap<ReadableFile, boolean>();

/**
 * True where parents run in a circle anywhere in the file of `source`, and where more is packed in it
 * than the desk unpacks. Every object that lies in the file counts, replaced and unused ones too, so a
 * sound file may be taken for one with a circle; its pages are then made again from pixels, and
 * nothing else is lost.
 */
export function hasParentCircle(source: PdfiumDocument, file: ReadableFile): boolean {
  const answer = known.get(file) ?? isEndless(source, file);
  known.set(file, answer);
  return answer;
}

function isEndless(source: PdfiumDocument, file: ReadableFile): boolean {
  const packs = packsIn(file);
  if (packs.length === 0 || !source.encrypted) {
    try {
      return runsInCircle(parentsIn(partsOf(file, packs)));
    } catch (error) {
      if (!(error instanceof NotUnpacked)) throw error;
      if (error.isTooMuch) return true;
    }
  }
  // PDFium's own copy is neither locked nor packed, and as large as the file.
  return runsInCircle(parentsIn(openParts(fileOfBytes(source.save()))));
}

function* partsOf(file: ReadableFile, packs: readonly number[]): Generator<FilePart> {
  yield* openParts(file);
  yield* packedParts(file, packs);
}

function parentsIn(parts: Iterable<FilePart>): Parents {
  const parents: Parents = new Map();
  /** An object may begin in a part and name its parent in the next. */
  let owner: number | undefined;
  for (const { bytes, from, to, objectWithin } of parts) {
    let seen = 0;
    for (const end of namesIn(bytes, 'Parent').filter((place) => place > from && place <= to)) {
      owner = objectWithin(seen, end) ?? owner;
      seen = end;
      const parent = reference.exec(latin1(bytes.subarray(end, end + farthest)))?.[1];
      if (owner === undefined || parent === undefined) continue;
      const others = parents.get(owner) ?? [];
      others.push(Number(parent));
      parents.set(owner, others);
    }
    owner = objectWithin(seen, to) ?? owner;
  }
  return parents;
}

/** Whoever is nobody's parent is taken away, again and again: what is left runs in a circle. */
function runsInCircle(parents: Parents): boolean {
  const children = new Map<number, number>();
  for (const parent of [...parents.values()].flat())
    children.set(parent, (children.get(parent) ?? 0) + 1);
  const childless = [...parents.keys()].filter((number) => !children.has(number));
  let left = parents.size;
  for (let next = childless.pop(); next !== undefined; next = childless.pop()) {
    left -= 1;
    for (const parent of parents.get(next) ?? []) {
      const others = (children.get(parent) ?? 0) - 1;
      children.set(parent, others);
      if (others === 0 && parents.has(parent)) childless.push(parent);
    }
  }
  return left > 0;
}
