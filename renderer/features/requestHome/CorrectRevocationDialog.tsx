import { Radio, Stack } from '@mantine/core';
import { standingRevocations } from '../../../shared/domain/authorization/revocation';
import { useDialogAct } from '../../app/desk/useDialogAct';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ReasonArea } from '../../app/ui/ReasonArea';
import { longDate } from '../../app/ui/dates';
import type { RevocationDialogProps } from './RevocationDialog';
import { takenBackWords } from './takenBackWords';

/** A manager says that a revocation was recorded in error; the record of it stays in the history. */
export function CorrectRevocationDialog({ view, run, onClose }: RevocationDialogProps) {
  const requestId = view.request.id;
  const standing = standingRevocations(view.request.authorization);
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: 'request/correct-revocation' },
    empty: { revocationId: standing.length === 1 ? (standing[0]?.id ?? '') : '', reason: '' },
    run: (said) => run('request.correctRevocation', { requestId, ...said }),
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title="Correct a revocation"
      confirmLabel="It was recorded in error"
      cancelLabel="Go back"
      danger
      disabled={typed.revocationId === ''}
      {...dialog}
    >
      <p>
        Only for a revocation that was recorded in error, such as on the wrong request. Records may
        then go out under the form again. If the patient did take the form back, leave it as it is.
      </p>
      <Radio.Group
        label="Which revocation?"
        required
        value={typed.revocationId}
        onChange={(revocationId) => set({ revocationId })}
      >
        <Stack gap="xs" mt="xs">
          {standing.map(({ id, receivedOn, takenBack }) => (
            <Radio
              key={id}
              value={id}
              label={`Received on ${longDate(receivedOn)}`}
              description={takenBackWords(takenBack, view)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ReasonArea
        label="How did it come to be recorded in error?"
        hint="The history keeps the revocation, this reason and your name."
        reason={typed.reason}
        onType={(reason) => set({ reason })}
      />
    </ConfirmDialog>
  );
}
