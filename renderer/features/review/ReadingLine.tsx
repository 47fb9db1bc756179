import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import { useProgress } from '../../app/ui/ProgressLine';
import styles from './review.module.css';

/** How far the reading of scanned pages is; it waits for nobody, and nobody waits for it. */
export function ReadingLine() {
  const { call } = useDesk();
  const step = useProgress('reading');
  const [paused, setPaused] = useState(false);
  if (!step && !paused) return null;

  async function toggle(): Promise<void> {
    const reply = await call('reading.pause', { paused: !paused });
    if (reply.ok) setPaused(reply.value.paused);
  }
  const count = step ? ` ${String(step.done)} of ${String(step.total)}` : '';
  return (
    <span className={styles.reading}>
      {paused ? `Reading is held up:${count}` : `Reading scanned pages:${count}`}
      <Button size="compact-xs" variant="default" onClick={() => void toggle()}>
        {paused ? 'Go on reading' : 'Hold up reading'}
      </Button>
    </span>
  );
}
