import { nameWords, titles, type ChartName } from '../authorization/patientName';
import { spansOf, type PageText, type WordSpan } from './pageText';

/** `full`: only with both names, as `J. Smith` may be anybody. `every`: also `A. Miller`, `Mrs. Miller`. */
export type NameForms = 'full' | 'every';

/** What may stand inside of one word of a name: O’Brien, a blank a scan put in, a cut at a line end. */
const inside = "[\\p{Pd}\\u00AD\\s'’]*";
/** What may stand between two words of a name. */
const between = "[\\s.,;/_\\p{Pd}'’]";
const start = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const title = `(?:${Array.from(titles, anyCase).join('|')})${end}${between}+`;
const suffix = `${between}+(?:${['jr', 'sr', 'ii', 'iii'].map(anyCase).join('|')})${end}\\.?`;

/** A name as typed, in every way its words may be parted into given and family name. */
export function namesIn(typed: string): ChartName[] {
  const [before = '', after] = typed.split(',').map((part) => part.trim());
  if (after !== undefined && nameWords(after).length > 0) {
    return [{ familyName: before, givenName: after }];
  }
  const words = before.split(/\s+/u).filter((word) => nameWords(word).length > 0);
  if (words.length === 1) return [{ familyName: words[0] ?? '', givenName: '' }];
  return words.slice(1).map((_, at) => ({
    givenName: words.slice(0, at + 1).join(' '),
    familyName: words.slice(at + 1).join(' '),
  }));
}

/** Where a person may be named on a page. Made once for a name, asked of every page. */
export function nameFinder(
  name: ChartName,
  forms: NameForms,
): (page: PageText) => readonly WordSpan[] {
  const family = nameWords(name.familyName);
  const given = nameWords(name.givenName);
  if (family.length === 0) return () => [];
  const patterns = patternsOf(given, family, forms);
  const pattern = new RegExp(`${start}(?:${title})?(?:${patterns.join('|')})${end}`, 'u');
  return (page) => spansOf(page, pattern);
}

function patternsOf(
  [first, ...middles]: readonly string[],
  family: readonly string[],
  forms: NameForms,
): string[] {
  const last = family.map(wordPattern).join(`${between}*`);
  if (first === undefined) return [last];
  const full = fullPatterns(wordPattern(first), middles, last);
  if (forms === 'full') return full;
  const written = `(?=\\p{Lu})${last}`;
  return [...full, ...initialPatterns(initialOf(first), written), `(?<=${start}${title})${last}`];
}

/** `Anna Miller`, `Anna M. Miller`, `Miller, Anna`, `Miller Jr., Anna M.` */
function fullPatterns(first: string, middles: readonly string[], last: string): string[] {
  const known = middles.map((word) => `(?:${between}+(?:${wordPattern(word)}|${initialOf(word)})${end}\\.?)?`).join(''); // prettier-ignore
  // A name of which no other given name is known may have one, written large.
  const inner =
    middles.length > 0 ? known : `(?:[\\s.\\p{Pd}]+\\p{Lu}[\\p{L}'’]*(?![\\p{L}\\p{N},;/]))?`;
  // A single letter behind is hers, unless it is a word of its own: "Miller, Anna I saw today".
  const outer = middles.length > 0 ? known : `(?:${between}+(?:\\p{Lu}\\.|[B-HJ-Z]${end}))?`;
  return [
    `${first}${inner}${between}*${last}(?:${suffix})?`,
    `${last}(?:${suffix})?${between}*${first}${outer}`,
  ];
}

/** `A. Miller`, `A. M. Miller`, `Miller, A.`; small letters would make "a baker" one of them. */
function initialPatterns(initial: string, last: string): string[] {
  return [
    `${initial}(?:\\.|${end})(?:\\s?\\p{Lu}(?:\\.|${end}))?${between}*(?<=${between})${last}`,
    `${last}(?:\\s*,\\s*${initial}(?:\\.|${end})|\\s+${initial}\\.)`,
  ];
}

function initialOf(word: string): string {
  return word.charAt(0).toUpperCase();
}

/** Written large or small, in whatever way it is cut. */
function wordPattern(word: string): string {
  return Array.from(word, anyCase).join(inside);
}

function anyCase(text: string): string {
  return Array.from(text, (letter) => `(?:${letter}|${letter.toUpperCase()})`).join('');
}
