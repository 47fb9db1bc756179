import { FileStack } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { PageWall } from '../../app/page/PageWall';
import { usePageImages } from '../../app/page/usePageImages';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { FileDrop, kindsTaken } from '../../app/ui/FileDrop';
import { RequestFrame } from '../../app/ui/RequestFrame';
import type { RecordDocument } from '../../../shared/domain/records/slice';
import { pageKey } from '../../../shared/domain/review/slice';
import { DatesReason } from './DatesReason';
import { DocumentList } from './DocumentList';
import { Foot } from './Foot';
import { RecordDialogs, type RecordDialog } from './RecordDialogs';
import { ScanFolder } from './ScanFolder';
import { useImport } from './useImport';
import { wallGroups } from './wallGroups';
import styles from './records.module.css';

/** What of the chart goes into the packet: imported, named, put in order, and said to be all. */
export function RecordsScreen() {
  const { requestId = '' } = useParams();
  return <Records key={requestId} requestId={requestId} />;
}

function Records({ requestId }: { readonly requestId: string }) {
  const handle = useRequest(requestId);
  const [taken, setTaken] = useState(0);
  const [dialog, setDialog] = useState<RecordDialog>();
  const [currentKey, setCurrentKey] = useState<string>();
  const [said, say] = useState('');
  const intake = useImport(handle, requestId, () => setTaken((count) => count + 1));
  const documents = handle.view?.request.records?.documents ?? [];
  const isBehindDialog = dialog !== undefined || intake.file !== undefined;

  async function move(document: RecordDocument, toIndex: number): Promise<void> {
    const reply = await handle.run('records.move', {
      requestId,
      documentId: document.id,
      toIndex,
    });
    if (reply.ok) say(`${document.title} is now ${toIndex + 1} of ${documents.length}.`);
  }

  return (
    <RequestFrame
      requestId={requestId}
      view={handle.view}
      step="records"
      title="Records"
      fill
      footer={handle.view ? <Foot handle={handle} requestId={requestId} /> : undefined}
    >
      <div className={styles.faults}>
        <FaultAlert
          fault={isBehindDialog ? undefined : handle.fault}
          onClose={() => handle.clearFault()}
        />
      </div>
      <div className={styles.panes}>
        <div className={styles.side} data-scroll-key="records-side">
          <section className={styles.part} aria-label="Documents">
            <FileDrop
              label="Drop records here"
              hint={`${kindsTaken}; several at once`}
              multiple
              disabled={handle.busy}
              onFiles={(files) => intake.offer(files.map((file) => ({ from: 'file', ...file })))}
            />
            <DocumentList
              documents={documents}
              cautions={handle.view?.titleCautions ?? {}}
              onMove={(document, to) => void move(document, to)}
              onEdit={(document) => setDialog({ kind: 'edit', document })}
              onRemove={(document) => setDialog({ kind: 'remove', document })}
              onShow={(document) => setCurrentKey(pageKey({ documentId: document.id, page: 1 }))}
            />
          </section>
          <DatesReason handle={handle} requestId={requestId} />
          <ScanFolder taken={taken} onTake={(name) => intake.offer([{ from: 'scan', name }])} />
        </div>
        <Wall
          handle={handle}
          requestId={requestId}
          currentKey={currentKey}
          onCurrent={setCurrentKey}
        />
      </div>
      <div role="status" className={styles.announcer}>
        {said}
      </div>
      <RecordDialogs
        handle={handle}
        requestId={requestId}
        intake={intake}
        dialog={dialog}
        onClose={() => setDialog(undefined)}
      />
    </RequestFrame>
  );
}

interface WallProps {
  readonly handle: RequestHandle;
  readonly requestId: string;
  readonly currentKey: string | undefined;
  readonly onCurrent: (key: string) => void;
}

function Wall({ handle, requestId, currentKey, onCurrent }: WallProps) {
  const images = usePageImages();
  const documents = handle.view?.request.records?.documents ?? [];
  if (documents.length === 0) {
    return (
      <EmptyState icon={FileStack} title="No records yet">
        Drop files at the left, or take them from the scan folder. Their pages appear here.
      </EmptyState>
    );
  }
  return (
    <PageWall
      images={images}
      requestId={requestId}
      groups={wallGroups(documents)}
      label="Pages of the records"
      tile={120}
      currentKey={currentKey}
      onCurrent={onCurrent}
    />
  );
}
