import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface CertifyDialogProps {
  opened: boolean;
  /** The person signed in prepared this packet. */
  solo: boolean;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onCertify: (words: { comment: string; soloReason: string }) => Promise<void>;
}

/** The name that stands behind the packet; alone in the clinic, with the reason beside it. */
export function CertifyDialog(props: CertifyDialogProps) {
  const [comment, setComment] = useState('');
  const [soloReason, setSoloReason] = useState('');
  // The vault knows of more preparing than building: marks count too.
  const solo = props.solo || props.fault?.code === 'qc-same-person';
  return (
    <ConfirmDialog
      opened={props.opened}
      title="Certify this packet"
      confirmLabel="Certify"
      busy={props.busy}
      disabled={solo && soloReason.trim() === ''}
      fault={props.fault}
      onClose={props.onClose}
      onConfirm={() => void props.onCertify({ comment, soloReason: solo ? soloReason : '' })}
    >
      {solo && (
        <>
          <p>
            You prepared this packet yourself. A second person should check it. If nobody else is
            in, take a moment away from it, look again, and say why you check it alone: it is
            recorded as solo QC.
          </p>
          <Textarea
            label="Why nobody else can check it"
            required
            autosize
            minRows={2}
            value={soloReason}
            onChange={(event) => setSoloReason(event.currentTarget.value)}
          />
        </>
      )}
      <Textarea
        label="Comment (optional)"
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
