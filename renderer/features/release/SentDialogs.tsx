import { Textarea } from '@mantine/core';
import type { Delivery } from '../../../shared/domain/release/slice';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface SentDialogProps {
  request: RequestHandle;
  requestId: string;
  delivery: Delivery;
  onClose: () => void;
}

/** What is done with a packet that went out, and its words. */
interface SentAct {
  readonly verb: 'release.reprint' | 'release.barReprint';
  readonly title: string;
  readonly confirmLabel: string;
  readonly says: string;
  readonly asks: string;
  readonly danger?: boolean;
}

const again: SentAct = {
  verb: 'release.reprint',
  title: 'Print this packet again',
  confirmLabel: 'Print again',
  says: 'The same pages with the same numbers. The desk first asks again whether they may still go, and the disclosure log gets a row of its own.',
  asks: 'Why is it printed again?',
};

const bar: SentAct = {
  verb: 'release.barReprint',
  title: 'Bar this packet from reprints',
  confirmLabel: 'Bar from reprints',
  says: 'For a packet that turned out to be wrong. This cannot be undone; the same records can go out with a new request.',
  asks: 'What is wrong with it?',
  danger: true,
};

export function AgainDialog(props: SentDialogProps) {
  return <SentDialog {...props} act={again} />;
}

/** A packet that is known to be wrong is kept in: nobody prints it again, and nothing undoes this. */
export function BarDialog(props: SentDialogProps) {
  return <SentDialog {...props} act={bar} />;
}

function SentDialog(props: SentDialogProps & { act: SentAct }) {
  const { request, requestId, delivery, onClose, act } = props;
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: `${act.verb}/${delivery.id}` },
    empty: { reason: '' },
    run: async ({ reason }) => {
      const reply = await request.run(act.verb, { requestId, deliveryId: delivery.id, reason });
      if (!reply.ok) await request.refresh();
      return reply;
    },
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      danger={act.danger}
      title={act.title}
      confirmLabel={act.confirmLabel}
      cancelLabel="Go back"
      {...dialog}
    >
      <p>{act.says}</p>
      <Textarea
        label={act.asks}
        required
        data-autofocus
        rows={2}
        value={typed.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
