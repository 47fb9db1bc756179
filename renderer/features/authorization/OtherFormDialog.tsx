import { Textarea } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { PatientReach, unreached, type Reach } from '../../app/ui/PatientReach';

export interface AskedForms extends Reach {
  readonly forms: string[];
}

interface OtherFormDialogProps {
  readonly requestId: string;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly onConfirm: (asked: AskedForms) => Promise<boolean>;
  readonly onClose: () => void;
}

const usual = {
  typed: 'Authorization for records that need a form of their own',
  ...unreached,
};

/** Release what the form carries, and ask for another form for the rest, in words that say nothing. */
export function OtherFormDialog(props: OtherFormDialogProps) {
  const { requestId, busy, fault, onConfirm, onClose } = props;
  const draft = useKeptDraft({ requestId, place: 'authorization/other-form' }, usual);
  const { typed, ...reach } = draft.typed;
  const forms = typed.split('\n').filter((line) => line.trim() !== '');
  return (
    <ConfirmDialog
      opened
      title="Ask for another form for part of the records?"
      confirmLabel="Write the letter"
      busy={busy}
      fault={fault}
      onConfirm={() =>
        void onConfirm({ forms, ...reach }).then((sent) => (sent ? draft.drop() : undefined))
      }
      onClose={() => {
        void draft.drop();
        onClose();
      }}
    >
      <p>
        The rest of the records may go out under this form. The letter goes to the patient and to
        nobody else. It does not say what kinds of records there are, and the titles you type must
        not say it either.
      </p>
      <PatientReach
        reach={reach}
        hint="Empty: where the patient asked us to write, if that is on record."
        onChange={draft.set}
      />
      <Textarea
        label="Forms you enclose, one on each line"
        value={typed}
        autosize
        minRows={2}
        onChange={(event) => draft.set({ typed: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
