import { parseLocalDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';

/** `facilityTypes` becomes “Facility types”: how a table or a sentence names a field of a pack. */
export function fieldWords(key: string): string {
  if (key === 'mills' || key === 'cents') return 'Amount';
  const words = key
    .replace(/(Cents|Mills)$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, (_, last: string, first: string) =>
      `${last} ${first}`.toLowerCase(),
    )
    .trim();
  return capitalized(words === '' ? key : words);
}

/** A value of a pack or of a fact as a clerk says it: dates in full, `third-party` as “third party”. */
export function valueWords(value: unknown): string {
  if (value === undefined || value === '' || value === 'unknown') return 'not answered yet';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listWords(value.map(valueWords));
  return typeof value === 'string' ? textWords(value) : plainWords(value);
}

function plainWords(value: unknown): string {
  return typeof value === 'object' && value !== null ? groupWords(value) : JSON.stringify(value);
}

const namedBy = ['title', 'label', 'ask', 'sentence', 'text', 'name', 'id'];

/** A group by its name; one without a name by what is in it. */
function groupWords(group: object): string {
  const fields = new Map<string, unknown>(Object.entries(group));
  const name = namedBy.map((key) => fields.get(key)).find((one) => typeof one === 'string');
  if (typeof name === 'string') return name;
  return [...fields]
    .map(([key, value]) => `${fieldWords(key).toLowerCase()}: ${valueWords(value)}`)
    .join(', ');
}

function textWords(value: string): string {
  const date = parseLocalDate(value);
  if (date) return inFull(date);
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(value) ? value.replaceAll('-', ' ') : value;
}

/** “a”, “a or b”, “a, b or c”. */
export function listWords(words: readonly string[], between = 'or'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${between} ${words.at(-1) ?? ''}`;
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
