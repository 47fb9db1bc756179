import { TextInput, Textarea } from '@mantine/core';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import type { ReviewDesk } from './useReviewDesk';

interface EmergencyDialogProps {
  readonly desk: ReviewDesk;
  readonly onClose: () => void;
}

const blank = { recipient: '', affiliation: '', discloser: '', at: '', nature: '' };

/** A disclosure in a medical emergency, written down at once (42 CFR 2.51(c)). */
export function EmergencyDialog({ desk, onClose }: EmergencyDialogProps) {
  const at = { requestId: desk.requestId, place: 'review/emergency' };
  const { typed, set, drop } = useKeptDraft(at, blank);
  const field = (name: keyof typeof blank, label: string, type = 'text') => (
    <TextInput
      label={label}
      type={type}
      required
      value={typed[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );

  function close(): void {
    void drop();
    onClose();
  }
  async function log(): Promise<void> {
    const moment = new Date(typed.at).toISOString();
    if (await desk.logEmergency({ ...typed, at: moment })) close();
  }

  return (
    <ConfirmDialog
      opened
      title="Write down an emergency"
      confirmLabel="Write it down"
      busy={desk.handle.busy}
      fault={desk.handle.fault}
      disabled={Object.values(typed).some((value) => value.trim() === '')}
      onConfirm={() => void log()}
      onClose={close}
    >
      {field('recipient', 'Who received it')}
      {field('affiliation', 'Of which facility')}
      {field('discloser', 'Who disclosed it')}
      {field('at', 'Date and time', 'datetime-local')}
      <Textarea
        label="What the emergency was"
        required
        value={typed.nature}
        onChange={(event) => set({ nature: event.currentTarget.value })}
      />
    </ConfirmDialog>
  );
}
