import { TextInput, Textarea } from '@mantine/core';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewDesk } from './useReviewDesk';

interface RefuseWholeDialogProps {
  readonly desk: ReviewDesk;
  readonly onClose: () => void;
}

/** The exception of the law under which nothing of a chart goes to somebody who may ask for it. */
export function RefuseWholeDialog({ desk, onClose }: RefuseWholeDialogProps) {
  const at = { requestId: desk.requestId, place: 'review/refuse-whole' };
  const { typed, set, drop } = useKeptDraft(at, { citation: '', reason: '' });
  const { citation, reason } = typed;

  function close(): void {
    void drop();
    onClose();
  }
  async function refuse(): Promise<void> {
    if (await desk.refuseWhole(citation, reason)) close();
  }

  return (
    <ConfirmDialog
      opened
      title="Refuse the whole chart"
      confirmLabel="Record the exception"
      busy={desk.handle.busy}
      // What led here stands behind the dialog; only what is wrong with the exception stands in it.
      fault={desk.handle.fault?.code === 'whole-chart' ? undefined : desk.handle.fault}
      disabled={citation.trim() === '' || reason.trim() === ''}
      onConfirm={() => void refuse()}
      onClose={close}
    >
      <p>Only a professional, the privacy officer or an administrator may record this.</p>
      <TextInput
        label="Exception of the law"
        description="The section, as the law is cited."
        required
        data-autofocus
        value={citation}
        onChange={(event) => set({ citation: event.currentTarget.value })}
      />
      <Textarea
        label="Why it covers every page"
        required
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
