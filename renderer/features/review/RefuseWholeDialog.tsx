import { TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewDesk } from './useReviewDesk';

interface RefuseWholeDialogProps {
  readonly desk: ReviewDesk;
  readonly onClose: () => void;
}

/** The exception of the law under which nothing of a chart goes to somebody who may ask for it. */
export function RefuseWholeDialog({ desk, onClose }: RefuseWholeDialogProps) {
  const [citation, setCitation] = useState('');
  const [reason, setReason] = useState('');

  async function refuse(): Promise<void> {
    if (await desk.refuseWhole(citation, reason)) onClose();
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
      onClose={onClose}
    >
      <p>Only a professional, the privacy officer or an administrator may record this.</p>
      <TextInput
        label="Exception of the law"
        description="The section, as the law is cited."
        required
        data-autofocus
        value={citation}
        onChange={(event) => setCitation(event.currentTarget.value)}
      />
      <Textarea
        label="Why it covers every page"
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
