import { useState } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import { useAsked } from '../../app/desk/useAsked';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ReasonArea } from '../../app/ui/ReasonArea';
import { ExceptionSelect } from '../../app/ui/ExceptionSelect';

interface HoldDialogProps {
  readonly requestId: string;
  readonly run: RequestHandle['run'];
  readonly onClose: () => void;
}

/** What is waited for, and what covers the waiting where the records are electronic. */
export function HoldDialog({ requestId, run, onClose }: HoldDialogProps) {
  const exceptions = useExceptions(requestId);
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: 'request/hold' },
    empty: { reason: '', blockingException: '' },
    run: ({ reason, blockingException }) => {
      const covered = blockingException === '' ? {} : { blockingException };
      return run('request.hold', { requestId, reason, ...covered });
    },
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title="Put the request on hold"
      confirmLabel="Put on hold"
      cancelLabel="Go back"
      {...dialog}
    >
      <p>The legal clock goes on running; the desk lists the request under Waiting on others.</p>
      <ReasonArea
        label="What are you waiting for?"
        reason={typed.reason}
        onType={(reason) => set({ reason })}
      />
      {exceptions.length > 0 && (
        <ExceptionSelect
          label="Why may electronic records wait?"
          exceptions={exceptions}
          open="Not decided yet"
          hint="If none is chosen, the desk reminds you to tell the requester why."
          value={typed.blockingException}
          onChange={(id) => set({ blockingException: id })}
        />
      )}
    </ConfirmDialog>
  );
}

/** None on a draft: nobody has asked for anything yet. */
function useExceptions(requestId: string): AnswerView['exceptions'] {
  const [exceptions, setExceptions] = useState<AnswerView['exceptions']>([]);
  useAsked('answer.exceptions', { requestId }, (reply) => {
    if (reply.ok) setExceptions(reply.value.exceptions);
  });
  return exceptions;
}
