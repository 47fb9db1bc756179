import type { accountingVerbs } from '../../../shared/contract/accounting';
import type { patientVerbs } from '../../../shared/contract/patients';
import type { InputOf } from '../../../shared/contract/verb';

type Verbs = typeof accountingVerbs & Pick<typeof patientVerbs, 'patients.sayWhich'>;

/** Calls a verb of the accounting, and reads the list again; true where it was done. */
export type AccountingRun = <N extends keyof Verbs>(
  name: N,
  input: InputOf<Verbs[N]>,
) => Promise<boolean>;
