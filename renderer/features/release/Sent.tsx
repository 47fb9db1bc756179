import { Button, Textarea } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { Delivery } from '../../../shared/domain/release/slice';
import { usePersonName } from '../../app/desk/usePersonName';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { momentText } from '../../app/ui/dates';
import css from '../../app/ui/station.module.css';
import own from './release.module.css';

/** Every packet that has left, each of which may be printed again while the law still allows it. */
export function Sent({ request, view }: { request: RequestHandle; view: RequestView }) {
  const nameOf = usePersonName();
  const [again, setAgain] = useState<Delivery>();
  const released = view.request.release?.released ?? [];
  if (released.length === 0) return null;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">Sent so far</h2>
      <ul className={own.sent}>
        {released.map((one) => (
          <li key={one.id}>
            <span>
              {wordsOf(one)}, {one.pageCount} pages
              <small>
                {nameOf(one.released.by)}, {momentText(one.released.at)}
              </small>
            </span>
            {!one.again && one.fileId && (
              <Button
                size="xs"
                variant="default"
                leftSection={<Printer size={14} aria-hidden />}
                disabled={view.request.release?.pending !== undefined}
                onClick={() => setAgain(one)}
              >
                Print again
              </Button>
            )}
          </li>
        ))}
      </ul>
      {again && (
        <AgainDialog
          request={request}
          requestId={view.request.id}
          delivery={again}
          onClose={() => setAgain(undefined)}
        />
      )}
      {view.request.lifecycle.cancelled && <p className={css.dimmed}>Nothing more will be sent.</p>}
    </section>
  );
}

function wordsOf({ method, isPart, again }: Delivery): string {
  if (again) return `Printed again (${again.reason})`;
  const how = method === 'print' ? 'on paper' : 'as a file';
  return isPart ? `A part, ${how}` : `Everything asked for, ${how}`;
}

interface AgainDialogProps {
  request: RequestHandle;
  requestId: string;
  delivery: Delivery;
  onClose: () => void;
}

function AgainDialog({ request, requestId, delivery, onClose }: AgainDialogProps) {
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
