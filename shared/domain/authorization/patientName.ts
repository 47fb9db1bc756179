/**
 * Do a name on a form and the name in the chart mean the same person? Accents, case, hyphens,
 * titles and the order "Family, Given" do not count. The family name and the first given name
 * have to be the same; further given names may be missing or an initial, never different
 * ("John A" is not "John B": commingled charts start there).
 */
export interface ChartName {
  readonly familyName: string;
  readonly givenName: string;
}

/** `Marsh, Ruth` or `Ruth Marsh`, as a name stands on a paper. */
export function inTwo(name: string): ChartName {
  const [before = '', after] = name.split(',').map((part) => part.trim());
  if (after !== undefined) return { familyName: before, givenName: after };
  const words = before.split(/\s+/u);
  return { familyName: words.at(-1) ?? '', givenName: words.slice(0, -1).join(' ') };
}

export const titles: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr']);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

export function isSameName(onForm: string, chart: ChartName): boolean {
  const form = readName(onForm);
  const family = readName(chart.familyName);
  const given = readName(chart.givenName);
  const chartSuffixes = [...family.suffixes, ...given.suffixes];
  if (form.words.length === 0 || family.words.length === 0) return false;
  if (form.suffixes.length > 0 && chartSuffixes.length > 0 && form.suffixes[0] !== chartSuffixes[0])
    return false;
  return splits(form.words).some(
    ([first, second]) =>
      (joined(second) === joined(family.words) && isSameGiven(first, given.words)) ||
      (joined(first) === joined(family.words) && isSameGiven(second, given.words)),
  );
}

function isSameGiven(a: readonly string[], b: readonly string[]): boolean {
  if (joined(a) === joined(b)) return true;
  const [firstOfA, ...moreOfA] = a;
  const [firstOfB, ...moreOfB] = b;
  if (firstOfA === undefined || firstOfA !== firstOfB) return false;
  return moreOfA.every((word, at) => isSameMiddle(word, moreOfB[at]));
}

function isSameMiddle(a: string, b: string | undefined): boolean {
  if (b === undefined || a === b) return true;
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** The words of a name as compared: small letters without accents, titles or `Jr.`; O’Brien is one word. */
export function nameWords(text: string): readonly string[] {
  return readName(text).words;
}

interface ReadName {
  readonly words: readonly string[];
  readonly suffixes: readonly string[];
}

function readName(text: string): ReadName {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ.]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !titles.has(word));
  return {
    words: words.filter((word) => !suffixes.has(word)),
    suffixes: words.filter((word) => suffixes.has(word)),
  };
}

/** Every way to cut the words in two, because a form seldom says where the family name begins. */
function splits(words: readonly string[]): (readonly [readonly string[], readonly string[]])[] {
  return words.slice(1).map((_, at) => [words.slice(0, at + 1), words.slice(at + 1)] as const);
}

function joined(words: readonly string[]): string {
  return words.join('');
}
