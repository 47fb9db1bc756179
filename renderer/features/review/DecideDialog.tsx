import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SensitiveView } from '../../../shared/contract/sensitive';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewDesk } from './useReviewDesk';

interface DecideDialogProps {
  readonly desk: ReviewDesk;
  readonly stopped: SensitiveView['stopped'][number];
  readonly onClose: () => void;
}

/** A licensed professional's recorded decision; the vault refuses it from anybody else. */
export function DecideDialog({ desk, stopped, onClose }: DecideDialogProps) {
  const [allowed, setAllowed] = useState(false);
  const [reason, setReason] = useState('');

  async function decide(): Promise<void> {
    if (await desk.decideTags([...stopped.tagIds], allowed, reason)) onClose();
  }

  return (
    <ConfirmDialog
      opened
      title="Decide as a licensed professional"
      confirmLabel="Record the decision"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={reason.trim() === ''}
      onConfirm={() => void decide()}
      onClose={onClose}
    >
      <p>{stopped.why}</p>
      <Radio.Group
        label="May these pages go out?"
        value={allowed ? 'yes' : 'no'}
        onChange={(value) => setAllowed(value === 'yes')}
      >
        <Radio value="no" label="No" mt={6} />
        <Radio value="yes" label="Yes" mt={6} />
      </Radio.Group>
      <Textarea
        label="Why"
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
