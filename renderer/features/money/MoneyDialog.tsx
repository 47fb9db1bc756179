import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { payWords } from '../../../shared/domain/money/payWords';
import { payMethods, type PayMethod } from '../../../shared/domain/money/slice';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDialogAct } from '../../app/desk/useDialogAct';
import { amountText, centsOf } from '../../app/ui/amount';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

export type MoneyAct = 'estimate' | 'invoice' | 'pay' | 'waive' | 'refund' | 'confirm' | 'lift';

export interface Typed {
  readonly cents: number | undefined;
  readonly method: PayMethod;
  readonly day: string;
  readonly text: string;
}

interface Draft {
  readonly amount: string;
  readonly method: PayMethod;
  readonly day: string;
  readonly text: string;
}

interface Words {
  readonly title: string;
  readonly confirm: string;
  readonly note: string;
  /** The label of the amount, the text and the day, where they are asked. */
  readonly amount?: string;
  readonly text?: string;
  readonly day?: string;
  readonly method?: string;
  readonly mayBeEmpty?: boolean;
}

const words: Readonly<Record<MoneyAct, Words>> = {
  estimate: { title: 'Send an estimate', confirm: 'File the estimate', note: 'The letter with every line is filed with the papers. The request goes on meanwhile.', amount: 'What you ask for' }, // prettier-ignore
  invoice: { title: 'Send an invoice', confirm: 'File the invoice', note: 'The invoice is filed with the papers. It takes the place of an earlier one.', amount: 'What you ask for', day: 'To be paid by (optional)' }, // prettier-ignore
  pay: { title: 'Record a payment', confirm: 'Record the payment', note: 'A receipt is filed with the papers. Never type the number of a card.', amount: 'Amount received', method: 'How it was paid', day: 'Day it was paid', text: 'Number of the check or receipt (optional)', mayBeEmpty: true }, // prettier-ignore
  waive: { title: 'Waive the fee', confirm: 'Waive', note: 'Leave the amount empty to waive the whole fee, for good.', amount: 'Amount (optional)', text: 'Why is it waived?' }, // prettier-ignore
  refund: { title: 'Record a refund', confirm: 'Record the refund', note: 'Record it after the money has gone back.', amount: 'Amount given back', method: 'How it went back', text: 'Why does it go back?' }, // prettier-ignore
  confirm: { title: 'Confirm the rate', confirm: 'Confirm the rate', note: 'Compare the rate with its source first. Your name and reason are recorded.', text: 'How did you check it?' }, // prettier-ignore
  lift: { title: 'Let it go out unpaid', confirm: 'Let it go', note: 'The fee stays open; the copy no longer waits for it.', text: 'Why may it go out unpaid?' }, // prettier-ignore
};

interface MoneyDialogProps {
  act: MoneyAct;
  requestId: string;
  /** Stands in the amount at first; absent: empty. */
  cents: number | undefined;
  today: string;
  run: (typed: Typed) => Promise<Reply<unknown>>;
  onClose: () => void;
}

export function MoneyDialog(props: MoneyDialogProps) {
  const { act, cents, today, requestId, run, onClose } = props;
  const asked = words[act];
  const empty: Draft = {
    amount: cents === undefined ? '' : amountText(cents),
    method: 'check',
    day: act === 'pay' ? today : '',
    text: '',
  };
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: `money/${act}` },
    empty,
    run: ({ amount, ...rest }) => run({ ...rest, cents: centsOf(amount) }),
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title={asked.title}
      confirmLabel={asked.confirm}
      disabled={isWrong(typed.amount) || isUnfinished(act, asked, typed)}
      {...dialog}
    >
      <p>{asked.note}</p>
      <Fields asked={asked} draft={typed} onType={set} />
    </ConfirmDialog>
  );
}

interface FieldsProps {
  asked: Words;
  draft: Draft;
  onType: (part: Partial<Draft>) => void;
}

/** Only what this act asks for. */
function Fields({ asked, draft, onType }: FieldsProps) {
  return (
    <>
      {asked.amount && (
        <TextInput
          label={asked.amount}
          leftSection="$"
          inputMode="decimal"
          data-autofocus
          error={isWrong(draft.amount) ? 'Type an amount, as 75.00.' : undefined}
          value={draft.amount}
          onChange={(event) => onType({ amount: event.currentTarget.value })}
        />
      )}
      {asked.method && (
        <NativeSelect
          label={asked.method}
          data={payMethods.map((value) => ({ value, label: payWords[value] }))}
          value={draft.method}
          onChange={(event) => onType({ method: event.currentTarget.value as PayMethod })}
        />
      )}
      {asked.day && (
        <TextInput
          type="date"
          label={asked.day}
          value={draft.day}
          onChange={(event) => onType({ day: event.currentTarget.value })}
        />
      )}
      {asked.text && asked.mayBeEmpty && (
        <TextInput
          label={asked.text}
          value={draft.text}
          onChange={(event) => onType({ text: event.currentTarget.value })}
        />
      )}
      {asked.text && !asked.mayBeEmpty && (
        <Textarea
          label={asked.text}
          autosize
          minRows={2}
          value={draft.text}
          onChange={(event) => onType({ text: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function isWrong(amount: string): boolean {
  return amount.trim() !== '' && centsOf(amount) === undefined;
}

function isUnfinished(act: MoneyAct, asked: Words, { amount, text }: Draft): boolean {
  if (asked.amount && act !== 'waive' && amount.trim() === '') return true;
  return asked.text !== undefined && asked.mayBeEmpty !== true && text.trim() === '';
}
