import type { WalkedFile } from './fileWalk';
import {
  dictOf,
  isKind,
  nameOf,
  numbersOf,
  type PdfDict,
  type PdfValue,
  Problem,
  resolve,
} from './values';

/** A page with what it inherits (ISO 32000-2 7.7.3.4). */
export interface FilePage {
  readonly dict: PdfDict;
  readonly media: readonly number[];
  readonly crop: readonly number[];
  readonly rotate: number;
  readonly userUnit: number;
  readonly resources: PdfDict;
}

const INHERITED = ['MediaBox', 'CropBox', 'Rotate', 'Resources'] as const;
const EMPTY: PdfDict = { kind: 'dict', entries: new Map() };

/** The pages in the order a reader shows them. */
export function listPages(file: WalkedFile): FilePage[] {
  const root = dictOf(resolve(file.trailer.entries.get('Root'), file.objects));
  const pages: FilePage[] = [];
  collect(root?.entries.get('Pages') ?? null, new Map(), { file, pages, seen: new Set() });
  return pages;
}

interface Collector {
  readonly file: WalkedFile;
  readonly pages: FilePage[];
  readonly seen: Set<number>;
}

function collect(value: PdfValue, above: ReadonlyMap<string, PdfValue>, to: Collector): void {
  if (isKind(value, 'ref')) {
    if (to.seen.has(value.num)) throw new Problem('a page stands twice in the page tree');
    to.seen.add(value.num);
  }
  const node = dictOf(resolve(value, to.file.objects));
  if (!node) throw new Problem('the page tree is broken');
  const inherited = new Map(above);
  for (const key of INHERITED) {
    const own = node.entries.get(key);
    if (own !== undefined) inherited.set(key, own);
  }
  if (nameOf(node.entries.get('Type')) !== 'Pages') {
    to.pages.push(pageOf(node, inherited, to.file));
    return;
  }
  const kids = resolve(node.entries.get('Kids'), to.file.objects);
  if (!isKind(kids, 'array')) throw new Problem('the page tree is broken');
  for (const kid of kids.items) collect(kid, inherited, to);
}

function pageOf(dict: PdfDict, known: ReadonlyMap<string, PdfValue>, file: WalkedFile): FilePage {
  const media = numbersOf(resolve(known.get('MediaBox'), file.objects), file.objects);
  if (media?.length !== 4) throw new Problem('a page has no size');
  const crop = numbersOf(resolve(known.get('CropBox'), file.objects), file.objects);
  const rotate = resolve(known.get('Rotate'), file.objects);
  const unit = resolve(dict.entries.get('UserUnit'), file.objects);
  const resources = dictOf(resolve(known.get('Resources'), file.objects));
  return {
    dict,
    media,
    crop: crop?.length === 4 ? crop : media,
    rotate: typeof rotate === 'number' ? ((rotate % 360) + 360) % 360 : 0,
    userUnit: typeof unit === 'number' ? unit : 1,
    resources: resources ?? EMPTY,
  };
}
