import { Button, Checkbox, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import type { RequestHandle } from '../../app/desk/useRequest';

interface HeldBackProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
  readonly onDone: () => void;
}

/** Electronic records that exist and do not go: one says which exception covers it (45 CFR Part 171). */
export function HeldBack({ answer, requestId, run, onDone }: HeldBackProps) {
  const [draft, setDraft] = useState({ exception: '', reason: '', toldInWriting: false });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const record = async () => {
    const said = { ...draft, kind: 'held-back' as const };
    const reply = await run('answer.sayNotProduced', { requestId, ...said });
    if (reply.ok) onDone();
  };
  return (
    <Stack gap="md">
      <NativeSelect
        label="What allows us to hold them back?"
        description="The exception to the ban on information blocking."
        value={draft.exception}
        onChange={(event) => set({ exception: event.currentTarget.value })}
        data={[
          { value: '', label: 'Nobody has said yet' },
          ...answer.exceptions.map(({ id, title }) => ({ value: id, label: title })),
        ]}
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
