import { NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface HoldDialogProps {
  readonly requestId: string;
  readonly run: RequestHandle['run'];
  readonly onClose: () => void;
}

/** What is waited for, and what covers the waiting where the records are electronic. */
export function HoldDialog({ requestId, run, onClose }: HoldDialogProps) {
  const exceptions = useExceptions(requestId);
  const [reason, setReason] = useState('');
  const [blockingException, setBlockingException] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const hold = async () => {
    setBusy(true);
    const covered = blockingException === '' ? {} : { blockingException };
    const reply = await run('request.hold', { requestId, reason, ...covered });
    setBusy(false);
    if (reply.ok) onClose();
    else setFault(reply.fault);
  };
  return (
    <ConfirmDialog
      opened
      title="Put the request on hold"
      confirmLabel="Put on hold"
      cancelLabel="Go back"
      busy={busy}
      fault={fault}
      onConfirm={() => void hold()}
      onClose={onClose}
    >
      <p>The legal clock goes on running; the desk lists the request under Waiting on others.</p>
      <Textarea
        label="What are you waiting for?"
        required
        rows={3}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {exceptions.length > 0 && (
        <NativeSelect
          label="Why may electronic records wait?"
          description="The exception to the ban on information blocking. If none is chosen, the desk reminds you to tell the requester why."
          value={blockingException}
          onChange={(event) => setBlockingException(event.currentTarget.value)}
          data={[
            { value: '', label: 'Not decided yet' },
            ...exceptions.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
    </ConfirmDialog>
  );
}

/** None on a draft: nobody has asked for anything yet. */
function useExceptions(requestId: string): AnswerView['exceptions'] {
  const { call } = useDesk();
  const [exceptions, setExceptions] = useState<AnswerView['exceptions']>([]);
  useEffect(() => {
    let old = false;
    void call('answer.view', { requestId }).then((reply) => {
      if (!old && reply.ok) setExceptions(reply.value.exceptions);
    });
    return () => {
      old = true;
    };
  }, [call, requestId]);
  return exceptions;
}
