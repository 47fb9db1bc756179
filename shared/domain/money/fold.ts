import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { moneyOperations, MoneySlice } from './slice';

type MoneyOperation = OperationOf<typeof moneyOperations>;

export const emptyMoney: MoneySlice = {
  answers: {},
  estimates: [],
  invoices: [],
  payments: [],
  waivers: [],
  refunds: [],
  confirmations: [],
};

export function foldMoney(
  before: MoneySlice | undefined,
  operation: MoneyOperation,
  stamp: Stamp,
): MoneySlice {
  const slice = before ?? emptyMoney;
  switch (operation.type) {
    case 'money.answered':
      return { ...slice, answers: { ...slice.answers, ...operation.body.answers } };
    case 'money.estimated':
      return { ...slice, estimates: [...slice.estimates, { ...operation.body.estimate, sent: stamp }] }; // prettier-ignore
    case 'money.invoiced':
      return { ...slice, invoices: [...slice.invoices, { ...operation.body.invoice, sent: stamp }] }; // prettier-ignore
    case 'money.paid':
      return { ...slice, payments: [...slice.payments, { ...operation.body.payment, recorded: stamp }] }; // prettier-ignore
    case 'money.waived':
      return { ...slice, waivers: [...slice.waivers, { ...operation.body.waiver, recorded: stamp }] }; // prettier-ignore
    case 'money.refunded':
      return { ...slice, refunds: [...slice.refunds, { ...operation.body.refund, recorded: stamp }] }; // prettier-ignore
    case 'money.rateConfirmed':
      return { ...slice, confirmations: [...slice.confirmations, { ...operation.body.confirmation, recorded: stamp }] }; // prettier-ignore
    case 'money.prepaymentLifted':
      return { ...slice, lifted: { ...stamp, reason: operation.body.reason } };
    default:
      return assertNever(operation, 'money operation');
  }
}
