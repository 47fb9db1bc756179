import { Button, Checkbox, Stack, Textarea } from '@mantine/core';
import type { AnswerView } from '../../../shared/contract/answer';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ExceptionSelect } from '../../app/ui/ExceptionSelect';

interface HeldBackProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
  readonly onDone: () => void;
}

/** Electronic records that exist and do not go: one says which exception covers it (45 CFR Part 171). */
export function HeldBack({ answer, requestId, run, onDone }: HeldBackProps) {
  const {
    typed: draft,
    set,
    drop,
  } = useKeptDraft(
    { requestId, place: 'answer/held-back' },
    { exception: '', reason: '', toldInWriting: false },
  );
  const record = async () => {
    const said = { ...draft, kind: 'held-back' as const };
    const reply = await run('answer.sayNotProduced', { requestId, ...said });
    if (!reply.ok) return;
    await drop();
    onDone();
  };
  return (
    <Stack gap="md">
      <ExceptionSelect
        label="What allows us to hold them back?"
        exceptions={answer.exceptions}
        open="Nobody has said yet"
        value={draft.exception}
        onChange={(id) => set({ exception: id })}
      />
      <Textarea
        label="Why they are held back"
        required
        rows={2}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <Checkbox
        size="sm"
        label="The requester was told why in writing"
        checked={draft.toldInWriting}
        onChange={(event) => set({ toldInWriting: event.currentTarget.checked })}
      />
      <div>
        <Button
          variant="default"
          disabled={draft.reason.trim() === ''}
          onClick={() => void record()}
        >
          Record it
        </Button>
      </div>
    </Stack>
  );
}
