/** What the places of a letter are filled with: a line, or a list. */
export type LetterValues = Readonly<Record<string, string | readonly string[]>>;

const place = /\{([a-z][A-Za-z]*)\}/g;

/** The {places} a text names, in order. */
export function placesOf(text: string): readonly string[] {
  return [...text.matchAll(place)].map((match) => match[1] ?? '');
}

/** Whether a place has something to stand there. */
export function isFilled(values: LetterValues, name: string): boolean {
  const value = values[name];
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value.length > 0;
}

/**
 * The text with its places filled; `blank` says what stands where nothing is known. A text that may
 * not have a hole gives none, and throws: a place nobody fills is a bug of the pack.
 */
export function filled(
  text: string,
  values: LetterValues,
  blank: (name: string) => string = noBlank,
): string {
  return text.replace(place, (_, name: string) =>
    isFilled(values, name) ? inLine(values[name] ?? '') : blank(name),
  );
}

function noBlank(name: string): never {
  throw new Error(`nothing fills {${name}} in the rule pack`);
}

function inLine(value: string | readonly string[]): string {
  return typeof value === 'string' ? value.trim() : value.join('; ');
}

/** The items of a list value; a line counts as a list of one. */
export function itemsOf(values: LetterValues, name: string): readonly string[] {
  const value = values[name] ?? [];
  const items = typeof value === 'string' ? value.split('\n') : value;
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
