import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Delivery } from '../../../shared/domain/release/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface SentDialogProps {
  request: RequestHandle;
  requestId: string;
  delivery: Delivery;
  onClose: () => void;
}

export function AgainDialog({ request, requestId, delivery, onClose }: SentDialogProps) {
  const [reason, setReason] = useState('');
  const print = async () => {
    const input = { requestId, deliveryId: delivery.id, reason };
    const reply = await request.run('release.reprint', input);
    if (reply.ok) onClose();
  };
  return (
    <ConfirmDialog
      opened
      title="Print this packet again"
      confirmLabel="Print again"
      cancelLabel="Go back"
      busy={request.busy}
      fault={request.fault}
      onConfirm={() => void print()}
      onClose={onClose}
    >
      <p>
        The same pages with the same numbers. The desk first asks again whether they may still go,
        and the disclosure log gets a row of its own.
      </p>
      <Textarea
        label="Why is it printed again?"
        required
        data-autofocus
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

/** A packet that is known to be wrong is kept in: nobody prints it again, and nothing undoes this. */
export function BarDialog({ request, requestId, delivery, onClose }: SentDialogProps) {
  const [reason, setReason] = useState('');
  const bar = async () => {
    const input = { requestId, deliveryId: delivery.id, reason };
    const reply = await request.run('release.barReprint', input);
    if (reply.ok) onClose();
  };
  return (
    <ConfirmDialog
      opened
      danger
      title="Bar this packet from reprints"
      confirmLabel="Bar from reprints"
      cancelLabel="Go back"
      busy={request.busy}
      fault={request.fault}
      onConfirm={() => void bar()}
      onClose={onClose}
    >
      <p>
        For a packet that turned out to be wrong. This cannot be undone; the same records can go out
        with a new request.
      </p>
      <Textarea
        label="What is wrong with it?"
        required
        data-autofocus
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
