/** The words of a page in one line, and from which word each character comes. */
export interface PageText {
  /** Without accents and ligatures, case kept; a blank between words, also where a line ends. */
  readonly text: string;
  /** For each unit of `text`, the index of its word. */
  readonly wordAt: readonly number[];
}

/** Words of a page by their index, the last one counted. */
export interface WordSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * A page is read twice: as it stands, and with what was cut at the end of a line put together again
 * ("Mil-" "ler", "4-Mar-" "1960"). Nobody can tell a hyphen that belongs there from one that does not.
 */
export function readings(words: readonly string[]): readonly PageText[] {
  return [inOneLine(words, () => ({ cut: 0, blank: ' ' })), inOneLine(words, asMended)];
}

interface Joint {
  /** Units taken off the end of the word before. */
  readonly cut: number;
  readonly blank: string;
}

function inOneLine(
  words: readonly string[],
  jointOf: (before: string, after: string) => Joint,
): PageText {
  const plain = words.map((word) => word.normalize('NFKD').replace(/\p{M}/gu, ''));
  const parts = plain.map((word, at) => {
    const { cut, blank } = jointOf(word, plain[at + 1] ?? '');
    return word.slice(0, word.length - cut) + blank;
  });
  return {
    text: parts.join(''),
    wordAt: parts.flatMap((part, index) => new Array<number>(part.length).fill(index)),
  };
}

function asMended(before: string, after: string): Joint {
  const isCut = /[\p{Pd}\u00AD]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
  if (!isCut) return { cut: 0, blank: /\/$/u.test(before) ? '' : ' ' };
  const isSyllable = /\p{L}.$/u.test(before) && /^\p{L}/u.test(after);
  return { cut: isSyllable ? 1 : 0, blank: '' };
}

/** Every word that a stretch of the text touches. */
export function spanOf({ wordAt }: PageText, from: number, to: number): WordSpan {
  return { first: wordAt[from] ?? 0, last: wordAt[to - 1] ?? 0 };
}

/**
 * Where a pattern stands, also where it begins again inside of a place already found. A group named
 * `hit` is what counts of the match; without one it is all of it.
 */
export function spansOf(page: PageText, pattern: RegExp): WordSpan[] {
  const everywhere = new RegExp(pattern.source, 'dgu');
  const spans: WordSpan[] = [];
  for (let found = everywhere.exec(page.text); found; found = everywhere.exec(page.text)) {
    const [from, to] = found.indices?.groups?.['hit'] ?? [found.index, found.index + found[0].length]; // prettier-ignore
    spans.push(spanOf(page, from, to));
    everywhere.lastIndex = found.index + 1;
  }
  return spans;
}

/** Places that share a word are one place. */
export function merged(spans: readonly WordSpan[]): WordSpan[] {
  const inOrder = spans.toSorted((a, b) => a.first - b.first || a.last - b.last);
  const apart: WordSpan[] = [];
  for (const span of inOrder) {
    const before = apart.at(-1);
    if (before && span.first <= before.last) {
      apart[apart.length - 1] = { ...before, last: Math.max(before.last, span.last) };
    } else {
      apart.push(span);
    }
  }
  return apart;
}
