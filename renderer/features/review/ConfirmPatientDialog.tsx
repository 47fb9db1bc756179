import { Checkbox, Textarea } from '@mantine/core';
import type { IdentityView } from '../../../shared/contract/identity';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewPage } from './reviewPages';
import type { ReviewDesk } from './useReviewDesk';

interface ConfirmPatientDialogProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly other: IdentityView['others'][number];
  readonly onClose: () => void;
}

const nothing = { reason: '', isAlone: false, alone: '' };

/** A page with another name on it is the commonest breach there is: one look is not enough. */
export function ConfirmPatientDialog({ desk, page, other, onClose }: ConfirmPatientDialogProps) {
  const place = `review/confirm-patient/${page.key}`;
  const { typed, set, drop } = useKeptDraft({ requestId: desk.requestId, place }, nothing);
  const { isAlone } = typed;
  const reason = typed.reason.trim();
  const alone = isAlone ? typed.alone.trim() : '';
  const saidByMe = other.confirmations.some(({ byMe }) => byMe);
  const mustBeAlone = saidByMe && !isAlone;

  function close(): void {
    void drop();
    onClose();
  }
  async function confirm(): Promise<void> {
    if (await desk.confirmPatient(page, reason, alone)) close();
  }

  return (
    <ConfirmDialog
      opened
      title={`Page ${String(page.page)} names “${other.because}”`}
      confirmLabel="It belongs to this patient"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={reason === '' || mustBeAlone || (isAlone && alone === '')}
      onConfirm={() => void confirm()}
      onClose={close}
    >
      <p>
        {saidByMe
          ? 'You said already that it belongs here. A second person has to say so too, signed in under their own name.'
          : 'A second person has to look at the page too, before it may go out. Both reasons stand in the report of the manager.'}
      </p>
      <Textarea
        label="Why does the page belong to this patient?"
        data-autofocus
        required
        value={typed.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <Checkbox
        label="There is nobody else here who could look"
        checked={isAlone}
        onChange={(event) => set({ isAlone: event.currentTarget.checked })}
      />
      {isAlone ? (
        <Textarea
          label="Why is nobody else here?"
          required
          value={typed.alone}
          onChange={(event) => set({ alone: event.currentTarget.value })}
        />
      ) : null}
    </ConfirmDialog>
  );
}
