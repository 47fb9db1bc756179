import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import { useAsked } from '../../app/desk/useAsked';
import styles from './review.module.css';

/** Of a long scan, whose the pages are is read first. */
const taskTexts: Readonly<Record<string, string>> = {
  'reading-banners': 'Reading whose pages these are',
  reading: 'Reading scanned pages',
};

interface Status {
  readonly task: string;
  readonly done: number;
  readonly total: number;
  readonly paused: boolean;
}

/** How far the reading of scanned pages is; it waits for nobody, and nobody waits for it. */
export function ReadingLine() {
  const { call } = useDesk();
  const [{ task, done, total, paused }, setStatus] = useReading();
  if (done >= total) return null;

  async function toggle(): Promise<void> {
    const reply = await call('reading.pause', { paused: !paused });
    if (!reply.ok) return;
    const { paused: held } = reply.value;
    setStatus((now) => ({ ...now, paused: held }));
  }
  return (
    <span className={styles.reading}>
      {paused ? 'Reading is held up' : taskTexts[task]}: {done} of {total}
      <Button size="compact-xs" variant="default" onClick={() => void toggle()}>
        {paused ? 'Go on reading' : 'Hold up reading'}
      </Button>
    </span>
  );
}

function useReading() {
  const { onEvent } = useDesk();
  const state = useState<Status>({ task: 'reading', done: 0, total: 0, paused: false });
  const [, setStatus] = state;
  useAsked('reading.status', {}, (reply) => {
    if (reply.ok) setStatus({ task: 'reading', ...reply.value });
  });
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || !Object.hasOwn(taskTexts, event.task)) return;
        const { task, done, total } = event;
        setStatus(({ paused }) => ({ task, done, total, paused }));
      }),
    [onEvent, setStatus],
  );
  return state;
}
