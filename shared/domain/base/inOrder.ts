/** Two readings of one thing: what it is ordered by (a day, a moment), and what tells it from its equals. */
interface Keys<T> {
  readonly by: (one: T) => string;
  readonly id: (one: T) => string;
}

type Comparator<T> = (a: T, b: T) => number;

/** The earliest first; of one day the lower id first, so that a list never depends on how it was read. */
export function earliestFirst<T>({ by, id }: Keys<T>): Comparator<T> {
  return (a, b) => compareTexts(by(a), by(b)) || compareTexts(id(a), id(b));
}

export function latestFirst<T>(keys: Keys<T>): Comparator<T> {
  const forward = earliestFirst(keys);
  return (a, b) => forward(b, a);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
