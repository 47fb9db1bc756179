import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { RequestView } from '../../../shared/contract/request';
import { formPapers, usualForm } from '../../../shared/domain/authorization/formPapers';
import type { TakenBack } from '../../../shared/domain/authorization/revocation';
import type { Paper } from '../../../shared/domain/intake/slice';
import { useClinicTime, type ClinicTime } from '../../app/desk/useClinicTime';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { paperName } from '../../app/ui/paperWords';
import { takenBackWords } from './takenBackWords';

export interface RevocationDialogProps {
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
  readonly onClose: () => void;
}

/** The day the paper came, and which form it takes back. */
export function RevocationDialog({ view, run, onClose }: RevocationDialogProps) {
  const requestId = view.request.id;
  const time = useClinicTime();
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: 'request/revoke' },
    empty: { receivedOn: '', writtenOn: '', form: usualChoice(view) },
    run: ({ receivedOn, writtenOn, form }) => {
      const paper = writtenOn === '' ? {} : { writtenOn };
      const said = { receivedOn, takenBack: takenBackOf(form), ...paper };
      return run('request.recordRevocation', { requestId, ...said });
    },
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title="Record a revocation"
      confirmLabel="Record the revocation"
      cancelLabel="Go back"
      disabled={typed.form === ''}
      {...dialog}
    >
      <p>
        The patient has taken a form back. From the day the paper reached you, nothing may be
        released under that form.
      </p>
      <TextInput
        type="date"
        label="The day the revocation was received"
        required
        data-autofocus
        value={typed.receivedOn}
        onChange={(event) => set({ receivedOn: event.currentTarget.value })}
      />
      <WrittenOn
        view={view}
        paperId={typed.writtenOn}
        onChoose={(writtenOn) => set({ writtenOn })}
      />
      <Radio.Group
        label="Which form does the paper take back?"
        description="A form it does not speak of stays in force. If you cannot tell, choose every form."
        required
        value={typed.form}
        onChange={(form) => set({ form })}
      >
        <Stack gap="xs" mt="xs">
          {choices(view, time).map(({ value, label, hint }) => (
            <Radio key={value} value={value} label={label} description={hint} />
          ))}
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}

interface WrittenOnProps {
  readonly view: RequestView;
  readonly paperId: string;
  readonly onChoose: (paperId: string) => void;
}

/** The scan of what the patient wrote, where it was taken in. */
function WrittenOn({ view, paperId, onChoose }: WrittenOnProps) {
  const { papers } = view.request.intake;
  const time = useClinicTime();
  if (papers.length === 0) return null;
  return (
    <NativeSelect
      label="The paper that came (optional)"
      description="A new scan is added at intake first, under Papers."
      value={paperId}
      data={[
        { value: '', label: 'No scan' },
        ...papers.map((paper) => ({
          value: paper.id,
          label: `${paperName(paper)}, taken in ${time.moment(paper.added.at)}`,
        })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

const [everyForm, unscanned] = ['every-form', 'unscanned'] as const;

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

function choices(view: RequestView, time: ClinicTime): readonly Choice[] {
  const forms = formPapers(view.request);
  const scans = forms.map((paper) => ({ value: paper.id, ...paperWords(view, paper, time) }));
  const none = { value: unscanned, label: takenBackWords({ what: unscanned }, view) };
  return [
    ...(scans.length > 0 ? scans : [none]),
    { value: everyForm, label: takenBackWords({ what: everyForm }, view) },
  ];
}

function paperWords(view: RequestView, paper: Paper, time: ClinicTime): Omit<Choice, 'value'> {
  const inUse = view.request.authorization?.paperId === paper.id;
  return {
    label: takenBackWords({ what: 'form', paperId: paper.id }, view),
    hint: `Taken in ${time.moment(paper.added.at)}${inUse ? ', in use' : ''}`,
  };
}

/** The form in use; blank where several stand and nobody has said which is in use. */
function usualChoice({ request }: RequestView): string {
  if (formPapers(request).length === 0) return unscanned;
  return usualForm(request)?.id ?? '';
}

function takenBackOf(form: string): TakenBack {
  if (form === everyForm || form === unscanned) return { what: form };
  return { what: 'form', paperId: form };
}
