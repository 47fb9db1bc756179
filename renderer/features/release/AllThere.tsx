import { Button, Group } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { Delivery } from '../../../shared/domain/release/slice';
import css from '../../app/ui/station.module.css';
import styles from './release.module.css';

interface AllThereProps {
  delivery: Delivery;
  /** What has come to stand in the way since the packet was handed over. */
  closedSince: string | undefined;
  busy: boolean;
  onAnswer: (allThere: boolean) => void;
}

/**
 * A spooler only says that it took the job; a person says that the paper is there. Until somebody
 * has, it is the next step: it stands on top, also when the request is come back to.
 */
export function AllThere({ delivery, closedSince, busy, onAnswer }: AllThereProps) {
  const words = questionOf(delivery);
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  // The button that printed it is gone; the keyboard goes on here.
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.question} aria-labelledby={id}>
      <h2 id={id} ref={title} tabIndex={-1}>
        {words.title}
      </h2>
      {closedSince && (
        <p role="alert">
          Since then: {closedSince} If the packet is still here, destroy it and answer No.
        </p>
      )}
      <p className={css.dimmed}>
        {words.how} Yes writes the disclosure into the log, and that cannot be taken back.
      </p>
      <Group gap="xs">
        <Button loading={busy} onClick={() => onAnswer(true)}>
          {words.yes}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onAnswer(false)}>
          {words.no}
        </Button>
      </Group>
    </section>
  );
}

function questionOf({ method, pageCount, lock }: Delivery) {
  if (method === 'print') {
    return {
      title: `Did all ${pageCount} pages print?`,
      how: 'Count them.',
      yes: `Yes, all ${pageCount} are here`,
      no: 'No, print it again',
    };
  }
  return {
    title: 'Is the packet in the folder?',
    how: `The desk was stopped while it saved the file. Look whether it is there, and opens${lock ? ' with its password. If you do not have the password, delete the file and answer No' : ''}.`,
    yes: 'Yes, the file is there',
    no: 'No, save it again',
  };
}
