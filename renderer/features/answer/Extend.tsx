import { Button, Textarea, TextInput } from '@mantine/core';
import type { AnswerView } from '../../../shared/contract/answer';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { longDate } from '../../app/ui/dates';
import css from './answer.module.css';

interface ExtendProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
}

/** One longer time, told in writing in time; or the sentence that says why there is none. */
export function Extend(props: ExtendProps) {
  const { due } = props.answer;
  if (!due) return null;
  return (
    <section className={css.part} aria-labelledby="extend">
      <h2 id="extend">More time</h2>
      {due.extension.allowed ? (
        <ExtendForm {...props} noticeBy={due.extension.noticeBy} latest={due.extension.latest} />
      ) : (
        <p className={css.dimmed}>{due.extension.sentence}</p>
      )}
    </section>
  );
}

function ExtendForm(props: ExtendProps & { noticeBy: string; latest: string }) {
  const { requestId, run, noticeBy, latest } = props;
  const at = { requestId, place: 'answer/extend' };
  const { typed, set, drop } = useKeptDraft(at, { reason: '', completeBy: '' });
  const { reason, completeBy } = typed;
  const file = async () => {
    const reply = await run('answer.extend', { requestId, ...typed });
    if (reply.ok) await drop();
  };
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        void file();
      }}
    >
      <p>
        Every clock allows it once: the letter has to be out by {longDate(noticeBy)}, and name a day
        not after {longDate(latest)}.
      </p>
      <Textarea
        label="Why it takes longer"
        description="Stands in the letter."
        required
        rows={2}
        value={reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div className={css.row}>
        <TextInput
          className={css.grow}
          type="date"
          label="Day by which it will be done"
          required
          min={noticeBy}
          max={latest}
          value={completeBy}
          onChange={(event) => set({ completeBy: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={!reason.trim() || !completeBy}>
          File the letter
        </Button>
      </div>
    </form>
  );
}
