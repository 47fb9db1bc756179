import { dollars } from '../../../shared/domain/money/amounts';

/** Whole cents of what was typed: `75`, `75.5`, `$1,075.50`; undefined where it is no amount. */
export function centsOf(text: string): number | undefined {
  const plain = text.trim().replace(/^\$/, '').replaceAll(',', '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return undefined;
  const [whole = '0', part = ''] = plain.split('.');
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** An amount as it stands in a field: `75.00`. */
export function amountText(cents: number): string {
  return dollars(cents).replace(/[$,]/g, '');
}
