import { placesInWords } from '../domain/law/placesInWords';
import { valueWords } from '../domain/law/words';
import { dollars, dollarsOfMills } from '../domain/money/amounts';

/** What a number of a field counts, told by its name: `capCents`, `perPageMills`. */
export function unitOf(key: string): 'cents' | 'mills' | 'number' {
  if (/cents$/i.test(key)) return 'cents';
  return key === 'cap' || /mills$/i.test(key) ? 'mills' : 'number';
}

/** A value of a pack in words: money as money, dates in full; the open end of the last tier. */
export function fieldValueWords(key: string, value: unknown): string {
  if (value === null) return 'no end';
  if (typeof value !== 'number') return placesInWords(valueWords(value));
  const unit = unitOf(key);
  if (unit === 'cents') return dollars(value);
  return unit === 'mills' ? dollarsOfMills(value) : String(value);
}
