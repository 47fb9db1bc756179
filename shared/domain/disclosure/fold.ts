import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { AccountingSlice, accountingOperations } from './accountingSlice';
import type { disclosureOperations, DisclosureSlice } from './slice';

const nothing: DisclosureSlice = { rows: [], typed: [], suspensions: [] };

/** Only ever added to: a disclosure that happened stays happened. */
export function foldDisclosure(
  before: DisclosureSlice | undefined,
  operation: OperationOf<typeof disclosureOperations>,
  recorded: Stamp,
): DisclosureSlice {
  const slice = { ...nothing, ...before };
  switch (operation.type) {
    case 'disclosure.recorded':
      return { ...slice, rows: [...slice.rows, { ...operation.body.disclosure, recorded }] };
    case 'disclosure.typedIn':
      return { ...slice, typed: [...slice.typed, { ...operation.body.disclosure, recorded }] };
    case 'disclosure.suspended': {
      const suspensions = [...slice.suspensions, { ...operation.body.suspension, recorded }];
      return { ...slice, suspensions };
    }
    default:
      return assertNever(operation, 'disclosure operation');
  }
}

type AccountingOperation = OperationOf<typeof accountingOperations>;
type Asked = AccountingSlice['asked'][number];

export function foldAccounting(
  before: AccountingSlice | undefined,
  operation: AccountingOperation,
  stamp: Stamp,
): AccountingSlice {
  const asked = before?.asked ?? [];
  if (operation.type === 'accounting.asked') {
    return { asked: [...asked, { ...operation.body.asked, logged: stamp }] };
  }
  const { accountingId } = operation.body;
  return {
    asked: asked.map((one) => (one.id === accountingId ? changed(one, operation, stamp) : one)),
  };
}

type Later = Exclude<AccountingOperation, { type: 'accounting.asked' }>;

function changed(one: Asked, operation: Later, stamp: Stamp): Asked {
  switch (operation.type) {
    case 'accounting.extended': {
      const { reason, completeBy } = operation.body;
      return { ...one, extension: { ...stamp, reason, completeBy } };
    }
    case 'accounting.feeTold':
      return { ...one, fee: { ...stamp, cents: operation.body.cents } };
    case 'accounting.withdrawn':
      return { ...one, withdrawn: stamp };
    case 'accounting.given': {
      const { from, to, entries } = operation.body;
      return { ...one, given: { ...stamp, from, to, entries } };
    }
    default:
      return assertNever(operation, 'accounting operation');
  }
}
