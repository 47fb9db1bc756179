import type { Category, Sign } from '../law/gateRules';

/** A sign found on a page. */
export interface FoundSign {
  readonly category: Category;
  readonly source: 'code' | 'word';
  /** What stands on the page, as found. */
  readonly because: string;
}

/**
 * Proposes categories from the words of a page, recall first: a person clears what is not so.
 * Whole words only, without case, accents and punctuation; a word broken at the end of a line is
 * put together. One proposal a category, with up to `shown` of the signs it rests on.
 */
export function signsOn(words: readonly string[], signs: readonly Sign[], shown = 3): FoundSign[] {
  const text = ` ${plainText(words)} `;
  const codes = words.map(codeOf).filter((code) => code !== undefined);
  return signs.flatMap((sign) => {
    const seenCodes = codes.filter((code) => sign.codes.some((one) => hasPrefix(code, one)));
    const seenWords = sign.words.filter((word) => text.includes(` ${plainText([word])} `));
    const seen = [...new Set([...seenCodes, ...seenWords])];
    if (seen.length === 0) return [];
    const source = seenCodes.length > 0 ? 'code' : 'word';
    return [{ category: sign.category, source, because: seen.slice(0, shown).join(', ') }];
  });
}

/** Small letters and digits with single blanks between. */
export function plainText(words: readonly string[]): string {
  return words
    .map((word) => word.replace(/[-\u00ad\u2010]$/, '\u0000'))
    .join(' ')
    .replaceAll('\u0000 ', '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A word that has the shape of an ICD-10-CM code, with the dot where it belongs. */
function codeOf(word: string): string | undefined {
  const bare = word.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '').toUpperCase();
  const parts = /^([A-Z]\d[0-9A-Z])(?:\.?([0-9A-Z]{1,4}))?$/.exec(bare);
  if (!parts) return undefined;
  const [, head = '', tail] = parts;
  return tail === undefined ? head : `${head}.${tail}`;
}

function hasPrefix(code: string, prefix: string): boolean {
  return code.startsWith(prefix);
}
