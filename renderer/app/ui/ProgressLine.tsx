import { Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDesk } from '../desk/deskContext';
import css from './ui.module.css';

interface Step {
  readonly done: number;
  readonly total: number;
}

/** What the vault reports of a long task, until it is done; `task` is the name in its progress events. */
export function useProgress(task: string): Step | undefined {
  const { onEvent } = useDesk();
  const [step, setStep] = useState<Step>();
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || event.task !== task) return;
        setStep(event.done < event.total ? event : undefined);
      }),
    [onEvent, task],
  );
  return step;
}

/** `label` says what is being done: "Building the packet". */
export function ProgressLine(props: { task: string; label: string }) {
  const step = useProgress(props.task);
  if (!step) return null;
  const text = `${props.label}: ${step.done} of ${step.total}`;
  return (
    <div className={css.progress}>
      <span aria-hidden>{text}</span>
      <Progress.Root size="sm">
        <Progress.Section value={(100 * step.done) / Math.max(1, step.total)} aria-label={text} />
      </Progress.Root>
    </div>
  );
}
