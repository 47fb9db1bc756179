import { Textarea } from '@mantine/core';
import type { Fault } from '../../../shared/domain/base/fault';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';

interface CertifyDialogProps {
  requestId: string;
  opened: boolean;
  /** The person signed in prepared this packet. */
  solo: boolean;
  busy: boolean;
  fault: Fault | undefined;
  onClose: () => void;
  onCertify: (words: { comment: string; soloReason: string }) => Promise<boolean>;
}

/** The name that stands behind the packet; alone in the clinic, with the reason beside it. */
export function CertifyDialog(props: CertifyDialogProps) {
  const at = { requestId: props.requestId, place: 'qc/certify' };
  const { typed, set, drop } = useKeptDraft(at, { comment: '', soloReason: '' });
  const { comment, soloReason } = typed;
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
      onClose={() => {
        void drop();
        props.onClose();
      }}
      onConfirm={() =>
        void props
          .onCertify({ comment, soloReason: solo ? soloReason : '' })
          .then((certified) => (certified ? drop() : undefined))
      }
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
            onChange={(event) => set({ soloReason: event.currentTarget.value })}
          />
        </>
      )}
      <Textarea
        label="Comment (optional)"
        autosize
        minRows={2}
        value={comment}
        onChange={(event) => set({ comment: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
