import type { accountingVerbs } from '../../../shared/contract/accounting';
import type { InputOf } from '../../../shared/contract/verb';

/** Calls a verb of the accounting, and reads the list again; true where it was done. */
export type AccountingRun = <N extends keyof typeof accountingVerbs>(
  name: N,
  input: InputOf<(typeof accountingVerbs)[N]>,
) => Promise<boolean>;
