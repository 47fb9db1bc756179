import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import styles from './records.module.css';

type Waiting = Reply<OutputOf<(typeof contract)['scan.waiting']>>;

interface ScanFolderProps {
  /** Goes up with each file taken in, so that the list is read again. */
  readonly taken: number;
  readonly onTake: (name: string) => void;
}

export function ScanFolder({ taken, onTake }: ScanFolderProps) {
  const desk = useDesk();
  const [reply, setReply] = useState<Waiting>();
  const look = useCallback(() => {
    void desk.call('scan.waiting', {}).then(setReply);
  }, [desk]);
  useEffect(look, [look, taken]);

  return (
    <section className={styles.part} aria-labelledby="records-scans">
      <div className={styles.head}>
        <h2 id="records-scans">Scan folder</h2>
        <Button size="compact-sm" variant="default" onClick={look}>
          Look again
        </Button>
      </div>
      <Files reply={reply} onTake={onTake} />
    </section>
  );
}

function Files(props: {
  readonly reply: Waiting | undefined;
  readonly onTake: (name: string) => void;
}) {
  const { reply } = props;
  if (!reply) return <p className={styles.dimmed}>Looking…</p>;
  if (!reply.ok) return <p role="alert">{reply.fault.message}</p>;
  const { folder, files } = reply.value;
  if (folder === '')
    return <p className={styles.dimmed}>None chosen yet; choose it in Settings.</p>;
  if (files.length === 0) return <p className={styles.dimmed}>No scan is waiting.</p>;
  return (
    <ul className={styles.scans}>
      {files.map((file) => (
        <li key={file.name}>
          <span>{file.name}</span>
          <Button
            size="compact-sm"
            variant="light"
            aria-label={`Take in ${file.name}`}
            onClick={() => props.onTake(file.name)}
          >
            Take in
          </Button>
        </li>
      ))}
    </ul>
  );
}
