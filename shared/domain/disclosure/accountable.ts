import { Refused } from '../base/fault';
import type { RulePack } from '../law/pack';

/** Whether a disclosure belongs in an accounting, and why (45 CFR 164.528(a)(1)). */
export interface Accountability {
  readonly accountable: boolean;
  readonly why: string;
  readonly citation: string;
  /** What it was for, where nobody typed a purpose (45 CFR 164.528(b)(2)(iv)). */
  readonly purpose: string;
}

/** By the row of the requester matrix the release was made under. Throws where the pack has no such row. */
export function accountability(rowId: string, pack: RulePack): Accountability {
  const row = pack.rows.find((one) => one.id === rowId);
  if (!row) {
    throw new Refused(
      'no-such-basis',
      'The rules on this desk no longer have this basis. Decide the basis again.',
    );
  }
  return {
    accountable: row.accountable,
    why: row.accountableWhy,
    citation: row.accountableCitation,
    purpose: row.title,
  };
}
