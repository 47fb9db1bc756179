import { Button, Stack, Textarea } from '@mantine/core';
import { UserRoundCheck } from 'lucide-react';
import type { AnswerView } from '../../../shared/contract/answer';
import type { RequestView } from '../../../shared/contract/request';
import { samePage, type PageRef } from '../../../shared/domain/review/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { PageChoice } from './DeniedPages';

interface ReferProps {
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
  readonly ground: AnswerView['grounds'][number];
  readonly onDone: () => void;
}

interface Referred {
  readonly pages: readonly PageRef[];
  readonly note: string;
}
const nothing: Referred = { pages: [], note: '' };

/** A clerk does not decide it, and hands it to somebody who may. */
export function Refer({ view, run, ground, onDone }: ReferProps) {
  const requestId = view.request.id;
  const at = { requestId, place: `answer/refer/${ground.code}` };
  const { typed, set, drop } = useKeptDraft<Referred>(at, nothing);
  const { pages, note } = typed;
  const refer = async () => {
    const referral = { code: ground.code, pages: [...pages], note };
    const reply = await run('answer.refer', { requestId, ...referral });
    if (!reply.ok) return;
    await drop();
    onDone();
  };
  const without = (page: PageRef) => pages.filter((one) => !samePage(one, page));
  return (
    <Stack gap="md" mt="sm">
      <PageChoice
        legend="Which pages should be looked at?"
        view={view}
        chosen={pages}
        onChoose={(page) => set({ pages: [...pages, page] })}
        onDrop={(page) => set({ pages: without(page) })}
      />
      <Textarea
        label="What made you stop?"
        description="Whoever decides reads it; it never stands in a letter. Until then nothing goes out."
        required
        rows={2}
        value={note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <div>
        <Button
          leftSection={<UserRoundCheck size={16} aria-hidden />}
          disabled={note.trim() === ''}
          onClick={() => void refer()}
        >
          Refer it to a licensed professional
        </Button>
      </div>
    </Stack>
  );
}
