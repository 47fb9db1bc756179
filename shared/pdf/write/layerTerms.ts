import { normalise, normaliseTerms } from '../read/terms';

/** A shorter term is looked for as a whole word, or several: as a part it is in every other word. */
const short = 4;

interface Spelled {
  readonly text: string;
}

/**
 * Words without those that are a removed text, hold one, or make one up with their neighbours, however
 * it is spelled. Where some are left out others become neighbours, so it looks until nothing is found.
 */
export function withoutTerms<T extends Spelled>(
  words: readonly T[],
  terms: readonly string[],
): readonly T[] {
  const wanted = normaliseTerms(terms);
  let left = words;
  for (let found = wordsWith(left, wanted); found.size > 0; found = wordsWith(left, wanted))
    left = left.filter((_, at) => !found.has(at));
  return left;
}

/** Whether a removed text can be read among them, in one word or in several. */
export function holdsTerm(words: readonly Spelled[], terms: readonly string[]): boolean {
  return wordsWith(words, normaliseTerms(terms)).size > 0;
}

/** Places of the words in which a term was found. */
function wordsWith(words: readonly Spelled[], terms: readonly string[]): ReadonlySet<number> {
  const page = joined(words);
  const found = new Set<number>();
  for (const term of terms) {
    for (let at = page.text.indexOf(term); at >= 0; at = page.text.indexOf(term, at + 1)) {
      const end = at + term.length;
      const whole = page.edges.has(at) && page.edges.has(end);
      if (term.length < short && !whole) continue;
      for (const word of page.from.slice(at, end)) found.add(word);
    }
  }
  return found;
}

interface Joined {
  readonly text: string;
  /** For each letter of `text`, the word it is of. */
  readonly from: readonly number[];
  /** Where in `text` a word, or a part of one between signs, begins or ends. */
  readonly edges: ReadonlySet<number>;
}

function joined(words: readonly Spelled[]): Joined {
  let text = '';
  const from: number[] = [];
  const edges = new Set<number>([0]);
  for (const [at, word] of words.entries()) {
    for (const part of word.text.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u)) {
      const letters = normalise(part);
      text += letters;
      for (let unit = 0; unit < letters.length; unit += 1) from.push(at);
      edges.add(text.length);
    }
  }
  return { text, from, edges };
}
