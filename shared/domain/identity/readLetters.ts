/** Letters as a scan reads them: what it takes for one another counts as one. */
export function asRead(text: string): string {
  return text
    .toLowerCase()
    .replace(/0/g, 'o')
    .replace(/[1|]/g, 'l')
    .replace(/5/g, 's')
    .replace(/8/g, 'b')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** The words of a name as a scan reads them: small letters without accents. */
export function lettersOf(text: string): string[] {
  return asRead(text.normalize('NFD').replace(/\p{M}/gu, ''))
    .split(/[^\p{L}]+/u)
    .filter((one) => one !== '');
}

/** One letter wrong in a short word, two in a long one. */
export function isClose(one: string, other: string): boolean {
  const allowed = Math.min(one.length, other.length) > 5 ? 2 : 1;
  return Math.min(one.length, other.length) > 2
    ? editDistance(one, other) <= allowed
    : one === other;
}

/** Letters of one shape: a bad scan takes any of a row for any other of it. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/m/g, 'nn'],
  [/w/g, 'vv'],
  [/d/g, 'ol'],
  [/[iljtf]/g, 'l'],
  [/[aoecgq]/g, 'o'],
  [/[nurh]/g, 'n'],
  [/[vyx]/g, 'v'],
];

/** Whether a bad scan of one word may read as the other. */
export function mayBeMisread(one: string, other: string): boolean {
  return isClose(one, other) || isClose(shapeOf(one), shapeOf(other));
}

function shapeOf(text: string): string {
  return shapes.reduce((so, [letters, shape]) => so.replace(letters, shape), text);
}

/** Letters to put in, take out or change (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (let to = 0; to < other.length; to += 1) {
      const change = (row[to] ?? 0) + (letter === other[to] ? 0 : 1);
      next.push(Math.min(change, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
