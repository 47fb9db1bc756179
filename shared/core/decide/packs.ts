import type { PackInForce, PacksInForce } from '../../domain/law/pack';

/** Which rules a case was decided by, and what a manager still has to confirm of them. */
export interface PacksUsed {
  readonly federal: PackUsed;
  readonly state: PackUsed;
}

interface PackUsed {
  readonly id: string;
  readonly version: string;
  /** Empty where nothing is in doubt. */
  readonly warning: string;
}

export function packsUsed({ federal, state }: PacksInForce): PacksUsed {
  return { federal: packUsed(federal), state: packUsed(state) };
}

function packUsed({ pack, warning }: PackInForce): PackUsed {
  return { id: pack.id, version: pack.version, warning };
}
