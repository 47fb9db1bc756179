import type { RecordDocument, RecordFinding, RecordPage } from './slice';

/** A page with its small picture made ready to be compared with thousands. */
interface Seen {
  readonly id: string;
  readonly title: string;
  readonly page: number;
  readonly words: string | undefined;
  readonly picture: Int32Array | undefined;
}

/** What is compared of a document on its way in. */
export interface NewPages {
  readonly id: string;
  readonly pages: readonly RecordPage[];
}

/** Of the parts of a page that stand out in either picture, how many may differ: noise, a shift by a dot. */
const mostDifference = 0.2;
/** Fewer parts that stand out say nothing. */
const fewestParts = 16;

/**
 * Pages of a new document that look like a page before them, in it or in what is there already: the
 * same words, or nearly the same picture. Only said: a person looks, and leaves out what is double.
 */
export function lookAlikes(
  { id, pages }: NewPages,
  documents: readonly Pick<RecordDocument, 'id' | 'title' | 'pages'>[],
): RecordFinding[] {
  const seen = documents.flatMap((one) => one.pages.map((page) => seenAs(one, page)));
  return pages.flatMap((page) => {
    const own = seenAs({ id, title: '' }, page);
    const like = seen.find((one) => isAlike(one, own));
    seen.push(own);
    return like ? [findingOf(page.page, like, id)] : [];
  });
}

function seenAs(
  { id, title }: Pick<RecordDocument, 'id' | 'title'>,
  { page, print }: RecordPage,
): Seen {
  const picture = print?.picture === undefined ? undefined : partsOf(print.picture);
  return { id, title, page, words: print?.words, picture };
}

function findingOf(page: number, like: Seen, id: string): RecordFinding {
  const isOwn = like.id === id;
  const where = `page ${String(like.page)}${isOwn ? '' : ` of “${like.title}”`}`;
  return {
    code: 'looks-like',
    page,
    likePage: like.page,
    message: `Page ${String(page)} looks like ${where}. If it is the same page, leave one of them out.`,
    ...(!isOwn && { likeDocumentId: like.id }),
  };
}

/** Where both hold pictures, both the words and the picture have to be alike. */
function isAlike(one: Seen, other: Seen): boolean {
  if (one.words !== other.words) return false;
  if (one.picture && other.picture) return isNear(one.picture, other.picture);
  return one.words !== undefined && one.picture === other.picture;
}

const digitsAtOnce = 8;

function partsOf(picture: string): Int32Array {
  return Int32Array.from({ length: Math.ceil(picture.length / digitsAtOnce) }, (_, at) =>
    Number.parseInt(picture.slice(at * digitsAtOnce, (at + 1) * digitsAtOnce), 16),
  );
}

function isNear(one: Int32Array, other: Int32Array): boolean {
  let [differing, standing] = [0, 0];
  for (const [at, parts] of one.entries()) {
    differing += bitsOf(parts ^ (other[at] ?? 0));
    standing += bitsOf(parts | (other[at] ?? 0));
  }
  return standing >= fewestParts && differing <= standing * mostDifference;
}

/** Ones among 32 bits. */
function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
