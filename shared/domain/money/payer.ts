import type { BasisKind } from '../basis/slice';
import type { FeeOutcome } from './feeOutcome';

const thirdPartyKinds: ReadonlySet<BasisKind> = new Set([
  'authorization',
  'directive',
  'subpoena',
  'court-order',
  'workers-compensation',
]);

/** Who pays under a door: what a person gets for himself, what goes to others, and what nobody pays. */
export function payerOf(kind: BasisKind | undefined): FeeOutcome['payer'] {
  if (kind === 'access') return 'patient';
  return kind !== undefined && thirdPartyKinds.has(kind) ? 'third-party' : 'none';
}
