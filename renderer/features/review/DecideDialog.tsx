import { Radio, Textarea } from '@mantine/core';
import type { SensitiveView } from '../../../shared/contract/sensitive';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewDesk } from './useReviewDesk';

interface DecideDialogProps {
  readonly desk: ReviewDesk;
  readonly stopped: SensitiveView['stopped'][number];
  readonly onClose: () => void;
}

/** A licensed professional's recorded decision; the vault refuses it from anybody else. */
export function DecideDialog({ desk, stopped, onClose }: DecideDialogProps) {
  const place = `review/decide/${stopped.ruleId}`;
  const empty = { allowed: false, reason: '' };
  const { typed, set, drop } = useKeptDraft({ requestId: desk.requestId, place }, empty);
  const { allowed, reason } = typed;

  function close(): void {
    void drop();
    onClose();
  }
  async function decide(): Promise<void> {
    if (await desk.decideTags([...stopped.tagIds], allowed, reason)) close();
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
      onClose={close}
    >
      <p>{stopped.why}</p>
      <Radio.Group
        label="May these pages go out?"
        value={allowed ? 'yes' : 'no'}
        onChange={(value) => set({ allowed: value === 'yes' })}
      >
        <Radio value="no" label="No" mt={6} />
        <Radio value="yes" label="Yes" mt={6} />
      </Radio.Group>
      <Textarea
        label="Why"
        required
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
