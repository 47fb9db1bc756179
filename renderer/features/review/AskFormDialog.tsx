import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { PatientReach, unreached } from '../../app/ui/PatientReach';
import type { ReviewDesk } from './useReviewDesk';

interface AskFormDialogProps {
  readonly desk: ReviewDesk;
  readonly onClose: () => void;
}

/** The desk does not know where the patient is written to: whoever asks for the form says so. */
export function AskFormDialog({ desk, onClose }: AskFormDialogProps) {
  const at = { requestId: desk.requestId, place: 'review/ask-form' };
  const { typed, set, drop } = useKeptDraft(at, unreached);
  const { fault, busy } = desk.handle;

  function close(): void {
    void drop();
    desk.handle.clearFault();
    onClose();
  }
  async function ask(): Promise<void> {
    if ((await desk.askForForm(typed)) === 'filed') close();
  }

  return (
    <ConfirmDialog
      opened
      title="Ask the patient for the form"
      confirmLabel="Write the letter"
      busy={busy}
      fault={fault}
      disabled={!typed.handedOver && typed.patientAddress.trim() === ''}
      onConfirm={() => void ask()}
      onClose={close}
    >
      <p>
        The letter goes to the patient and to nobody else, and this desk has no address of the
        patient. Type it, or say that somebody hands it over.
      </p>
      <PatientReach reach={typed} onChange={set} />
    </ConfirmDialog>
  );
}
