import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { RequestHandle } from '../../app/desk/useRequest';
import css from './answer.module.css';

/** The one clock that stands on no book but on the paper itself. */
export function PaperDay(props: { view: RequestView; run: RequestHandle['run'] }) {
  const { view, run } = props;
  const [paperDay, setPaperDay] = useState(view.request.answer?.paperDay ?? '');
  const requestId = view.request.id;
  return (
    <form
      className={css.part}
      onSubmit={(event) => {
        event.preventDefault();
        void run('answer.setPaperDay', { requestId, paperDay });
      }}
    >
      <div className={css.row}>
        <TextInput
          className={css.grow}
          type="date"
          required
          label="Day on the paper"
          description="The return date of the subpoena, or the day of the order."
          value={paperDay}
          onChange={(event) => setPaperDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={paperDay === ''}>
          Keep this day
        </Button>
      </div>
    </form>
  );
}
