import { Button, Group } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import css from './start.module.css';

/** A start that fails says what happened, that nothing is lost, and what to do. */
export function StartFailure(props: { message: string; retry?: () => void }) {
  const report = [
    'ROI Desk could not start.',
    `Message: ${props.message}`,
    `Browser: ${navigator.userAgent}`,
    `Time: ${new Date().toISOString()}`,
  ].join('\n');
  return (
    <main className={css.sheet}>
      <TriangleAlert size={32} strokeWidth={1.75} aria-hidden />
      <h1>The desk could not start</h1>
      <p role="alert">{props.message || 'The part that keeps the records did not answer.'}</p>
      <p>
        Nothing is lost: your requests are on this PC as you left them. Close other windows of ROI
        Desk and try again. If it happens again, restart the PC, then give the text below to the
        person who looks after it. It names no patient.
      </p>
      <pre className={css.report}>{report}</pre>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => void navigator.clipboard.writeText(report)}>
          Copy the text
        </Button>
        <Button onClick={props.retry ?? (() => location.reload())}>Try again</Button>
      </Group>
    </main>
  );
}
