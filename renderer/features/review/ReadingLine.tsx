import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import { useAsked } from '../../app/desk/useAsked';
import styles from './review.module.css';

interface Status {
  readonly done: number;
  readonly total: number;
  readonly paused: boolean;
}

/** How far the reading of scanned pages is; it waits for nobody, and nobody waits for it. */
export function ReadingLine() {
  const { call } = useDesk();
  const [{ done, total, paused }, setStatus] = useReading();
  if (done >= total) return null;

  async function toggle(): Promise<void> {
    const reply = await call('reading.pause', { paused: !paused });
    if (reply.ok) setStatus(reply.value);
  }
  return (
    <span className={styles.reading}>
      {paused ? 'Reading is held up' : 'Reading scanned pages'}: {done} of {total}
      <Button size="compact-xs" variant="default" onClick={() => void toggle()}>
        {paused ? 'Go on reading' : 'Hold up reading'}
      </Button>
    </span>
  );
}

function useReading() {
  const { onEvent } = useDesk();
  const state = useState<Status>({ done: 0, total: 0, paused: false });
  const [, setStatus] = state;
  useAsked('reading.status', {}, (reply) => {
    if (reply.ok) setStatus(reply.value);
  });
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || event.task !== 'reading') return;
        setStatus(({ paused }) => ({ done: event.done, total: event.total, paused }));
      }),
    [onEvent, setStatus],
  );
  return state;
}
