import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { Asked } from './Dialogs';

export interface Settled {
  readonly on: string;
  readonly choice: string;
  readonly number: string;
  readonly reason: string;
}

type Question = Exclude<Asked, { kind: 'record' | 'identify' }>;

interface Words {
  readonly title: string;
  readonly confirm: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly reason?: string;
}

const words: Record<Question['kind'], Words> = {
  end: { title: 'End this entry', confirm: 'End it', reason: 'Why does it end?' },
  settle: {
    title: 'Decide on this request',
    confirm: 'Record the decision',
    choices: [
      { value: 'left-out', label: 'Those records are left out' },
      { value: 'does-not-apply', label: 'It does not apply to this request' },
      { value: 'required-by-law', label: 'A law requires the disclosure' },
    ],
    reason: 'Why?',
  },
  hold: { title: 'Litigation hold', confirm: 'I have seen this request' },
  amendment: {
    title: 'What must go along',
    confirm: 'Record it',
    choices: [
      { value: 'packed', label: 'The paper goes along with the records' },
      { value: 'item-not-going-out', label: 'That entry does not go out' },
    ],
  },
  address: {
    title: 'The patient confirmed the address',
    confirm: 'Record the call',
    reason: 'What did the patient say?',
  },
};

interface SettleDialogProps {
  readonly asked: Question;
  readonly requestId: string;
  readonly today: string;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly onConfirm: (settled: Settled) => Promise<boolean>;
  readonly onClose: () => void;
}

export function SettleDialog(props: SettleDialogProps) {
  const { asked, requestId, today, busy, fault } = props;
  const { title, confirm, choices, reason } = words[asked.kind];
  const empty: Settled = { on: today, choice: choices?.[0]?.value ?? '', number: '', reason: '' };
  const { typed, set, drop } = useKeptDraft({ requestId, place: placeOf(asked) }, empty);
  const field = (name: keyof Settled) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      set({ [name]: event.currentTarget.value });
    },
  });
  return (
    <ConfirmDialog
      opened
      title={title}
      confirmLabel={confirm}
      busy={busy}
      {...(fault && { fault })}
      onConfirm={() => void props.onConfirm(typed).then((kept) => (kept ? drop() : undefined))}
      onClose={() => {
        void drop();
        props.onClose();
      }}
    >
      {'point' in asked && <p>{asked.point.sentence}</p>}
      {choices && <NativeSelect label="What holds here" data={[...choices]} {...field('choice')} />}
      {asked.kind === 'end' && (
        <TextInput type="date" label="The day it ends" required {...field('on')} />
      )}
      {asked.kind === 'address' && (
        <TextInput label="The number in the chart that you called" required {...field('number')} />
      )}
      {reason && <Textarea rows={3} label={reason} required {...field('reason')} />}
    </ConfirmDialog>
  );
}

/** What is asked, and about which entry. */
function placeOf(asked: Question): string {
  if (asked.kind === 'end') return `people/end/${asked.row.entryId}`;
  return 'point' in asked ? `people/${asked.kind}/${asked.point.entryId}` : `people/${asked.kind}`;
}
