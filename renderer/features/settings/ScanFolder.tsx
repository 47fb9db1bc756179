import { Button } from '@mantine/core';
import { FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import type { ShellOutput } from '../../../shared/shell/ports';
import { useFrame } from '../../app/start/frameContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from './settings.module.css';

type Status = ShellOutput<'scan.status'>;

/** The folder the scanner saves to; the desk shows what comes in. */
export function ScanFolder() {
  const { shell } = useFrame();
  const [status, setStatus] = useState<Status>();
  const [fault, setFault] = useState<Fault>();
  const [reads, setReads] = useState(0);
  const readAgain = () => setReads((count) => count + 1);
  useEffect(() => {
    void shell.invoke('scan.status', {}).then((reply) => {
      if (reply.ok) setStatus(reply.value);
      else setFault(reply.fault);
    });
  }, [shell, reads]);
  useEffect(() => shell.on('scan.changed', readAgain), [shell]);
  const choose = async () => {
    const reply = await shell.invoke('scan.choose', {});
    setFault(reply.ok ? undefined : reply.fault);
    readAgain();
  };
  return (
    <div className={css.narrow}>
      <FaultAlert fault={fault} />
      <p role="status">{status ? sentenceOf(status) : 'Asking…'}</p>
      {status?.atStart ? (
        <p className={css.hint}>{status.atStart}</p>
      ) : (
        <div className={css.foot}>
          <span />
          <Button leftSection={<FolderOpen size={16} aria-hidden />} onClick={() => void choose()}>
            Choose the folder
          </Button>
        </div>
      )}
    </div>
  );
}

function sentenceOf(status: Status): string {
  if (status.watching)
    return `Watching ${status.folder}. ${status.waiting === 1 ? '1 paper waits' : `${status.waiting} papers wait`}.`;
  return status.reason === 'not-found'
    ? 'The scan folder is not there any more. Choose it again, or plug in its drive.'
    : 'No scan folder is chosen. Papers your scanner saves into it show up on the desk.';
}
