import type { PacksInForce } from '../law/pack';
import type { FeeOutcome } from './feeOutcome';

/**
 * Who pays under a row of the basis: the packs say it, row by row, since the kind of a basis does
 * not (Veterans Affairs asks on an authorization and is charged nothing). A row nobody knows
 * charges nobody.
 */
export function payerOf(rowId: string | undefined, { federal }: PacksInForce): FeeOutcome['payer'] {
  return federal.pack.rows.find(({ id }) => id === rowId)?.fee ?? 'none';
}
