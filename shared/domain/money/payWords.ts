import type { PayMethod } from './slice';

/** How money came in or went back, as it stands on a receipt. */
export const payWords: Readonly<Record<PayMethod, string>> = {
  cash: 'Cash',
  check: 'Check',
  'card-terminal': 'Card, on the clinic’s terminal',
  transfer: 'Bank transfer',
  other: 'Another way',
};
