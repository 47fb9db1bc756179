import { Button } from '@mantine/core';
import { FileText, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { intakeFormSchema, type IntakeForm } from '../../../shared/domain/intake/slice';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { useDesk } from '../../app/desk/deskContext';
import { requestPath } from '../../app/paths';
import { useFrame } from '../../app/start/frameContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { FileDrop, type DroppedFile } from '../../app/ui/FileDrop';
import { Screen } from '../../app/ui/Screen';
import css from './intake.module.css';

type ScanFile = OutputOf<(typeof contract)['scan.waiting']>['files'][number];

/** Paper first: a scan dropped, a scan that waits in the folder, or no paper at all. */
export function NewRequestScreen() {
  const { call } = useDesk();
  const navigate = useNavigate();
  const [draftId, setDraftId] = useState<string>();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const files = useScanFolder();

  /** One draft for all tries: a refused scan does not leave an empty request behind each time. */
  const startDraft = async (channel: IntakeForm['channel']) => {
    if (draftId) return draftId;
    const queue = await call('desk.queue', {});
    const receivedOn = queue.ok ? queue.value.today : '';
    const form = intakeFormSchema.parse({ channel, receivedOn });
    const reply = await call('intake.start', { form });
    if (reply.ok) setDraftId(reply.value.request.id);
    else setFault(reply.fault);
    return reply.ok ? reply.value.request.id : undefined;
  };
  const begin = async (
    channel: IntakeForm['channel'],
    takeIn?: (id: string) => Promise<Fault | undefined>,
  ) => {
    setBusy(true);
    setFault(undefined);
    const id = await startDraft(channel);
    const refused = id && takeIn ? await takeIn(id) : undefined;
    setBusy(false);
    if (refused) setFault(refused);
    else if (id) await navigate(requestPath(id, 'intake'), { replace: true });
  };
  const drop = ([file]: readonly DroppedFile[]) =>
    file &&
    void begin('mail', async (requestId) => {
      const reply = await call('intake.addPaper', {
        requestId,
        kind: 'request',
        bytes: file.bytes,
      });
      return reply.ok ? undefined : reply.fault;
    });
  const take = (name: string) =>
    void begin('mail', async (requestId) => {
      const reply = await call('scan.takePaper', { requestId, name, kind: 'request' });
      return reply.ok ? undefined : reply.fault;
    });

  return (
    <Screen
      title="New request"
      footer={
        <>
          {draftId && fault && (
            <Button variant="default" onClick={() => void navigate(requestPath(draftId, 'intake'))}>
              Go on without the paper
            </Button>
          )}
          <Button
            loading={busy}
            leftSection={<UserRound size={16} aria-hidden />}
            onClick={() => void begin('walk-in')}
          >
            No paper: the patient is here
          </Button>
        </>
      }
    >
      <div className={css.start}>
        <FaultAlert fault={fault} onClose={() => setFault(undefined)} />
        <p>
          Begin with the paper that came. It stands beside the form, and you type from it. If nobody
          brought a paper, start with the person at the counter.
        </p>
        <FileDrop label="Drop the scanned request here" disabled={busy} onFiles={drop} />
        {files.length > 0 && <ScanFolder files={files} busy={busy} onTake={take} />}
      </div>
    </Screen>
  );
}

interface ScanFolderProps {
  files: readonly ScanFile[];
  busy: boolean;
  onTake: (name: string) => void;
}

function ScanFolder({ files, busy, onTake }: ScanFolderProps) {
  const time = useClinicTime();
  return (
    <section aria-label="Scan folder">
      <h2>Waiting in the scan folder</h2>
      <ul className={css.scans}>
        {files.map((file) => (
          <li key={file.name}>
            <FileText size={16} aria-hidden />
            <span className={css.scanName}>{file.name}</span>
            <span className={css.dimmed} data-figures>
              {sizeText(file.size)}, {time.moment(file.modifiedAt)}
            </span>
            <Button
              variant="default"
              size="xs"
              disabled={busy}
              aria-label={`Start with ${file.name}`}
              onClick={() => onTake(file.name)}
            >
              Start with this
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useScanFolder(): readonly ScanFile[] {
  const { call } = useDesk();
  const { shell } = useFrame();
  const [files, setFiles] = useState<readonly ScanFile[]>([]);
  useEffect(() => {
    const load = async () => {
      const reply = await call('scan.waiting', {});
      setFiles(reply.ok ? reply.value.files : []);
    };
    void load();
    return shell.on('scan.changed', () => void load());
  }, [call, shell]);
  return files;
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
