import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { RequestHandle } from '../../app/desk/useRequest';
import styles from './records.module.css';

interface DatesReasonProps {
  readonly handle: RequestHandle;
  readonly requestId: string;
}

/** Documents dated outside what was asked for: out with them, or a reason. */
export function DatesReason({ handle, requestId }: DatesReasonProps) {
  const [reason, setReason] = useState('');
  const line = handle.view?.gate.find(({ id }) => id === 'dates');
  if (!line || line.ok) return null;
  return (
    <section className={styles.part} aria-labelledby="dates-reason">
      <h2 id="dates-reason">Dates of service</h2>
      <p>{line.sentence}</p>
      <Textarea
        label="Why they belong to this request"
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={reason.trim() === ''}
        loading={handle.busy}
        onClick={() => void handle.run('records.explainDates', { requestId, reason })}
      >
        Keep the reason
      </Button>
    </section>
  );
}
