import { NativeSelect, Textarea } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import { qcDefects } from '../../../shared/domain/qc/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

type Defect = (typeof qcDefects)[number];

const defectTexts: Record<Defect, string> = {
  'wrong-patient': 'A page is about someone else',
  'out-of-scope': 'A page is outside of what was asked',
  'sensitive-page': 'A sensitive page is not covered',
  'mark-missing': 'A mark is missing or too small',
  'wrong-recipient': 'The recipient or address is wrong',
  'page-count': 'Pages are missing or doubled',
  unreadable: 'A page cannot be read',
  other: 'Something else',
};

interface DeclineDialogProps {
  requestId: string;
  opened: boolean;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onDecline: (words: { defect: Defect; comment: string }) => Promise<boolean>;
}

const blank: { readonly defect: Defect; readonly comment: string } = {
  defect: 'wrong-patient',
  comment: '',
};

/** Sends the request back to the review with what has to be mended. */
export function DeclineDialog(props: DeclineDialogProps) {
  const at = { requestId: props.requestId, place: 'qc/decline' };
  const { typed, set, drop } = useKeptDraft(at, blank);
  const { defect, comment } = typed;
  return (
    <ConfirmDialog
      opened={props.opened}
      title="Decline this packet"
      confirmLabel="Decline"
      busy={props.busy}
      disabled={comment.trim() === ''}
      fault={props.fault}
      onClose={() => {
        void drop();
        props.onClose();
      }}
      onConfirm={() =>
        void props
          .onDecline({ defect, comment })
          .then((declined) => (declined ? drop() : undefined))
      }
    >
      <NativeSelect
        label="What is wrong"
        data={qcDefects.map((value) => ({ value, label: defectTexts[value] }))}
        value={defect}
        onChange={(event) => set({ defect: event.currentTarget.value as Defect })}
      />
      <Textarea
        label="What has to be mended"
        required
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => set({ comment: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
