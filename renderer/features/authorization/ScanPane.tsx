import { Button, NativeSelect, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import type { RequestHandle } from '../../app/desk/useRequest';
import { PageStage } from '../../app/page/PageStage';
import { usePageImages } from '../../app/page/usePageImages';
import { requestPath } from '../../app/paths';
import { FileDrop } from '../../app/ui/FileDrop';
import { paperName, paperWords } from '../../app/ui/paperWords';
import { EvidenceLayer } from './EvidenceLayer';
import { SignersPaper } from './SignersPaper';
import type { EvidenceDesk } from './useEvidence';
import styles from './authorization.module.css';

interface ScanPaneProps {
  readonly handle: RequestHandle;
  readonly view: RequestView;
  readonly evidence: EvidenceDesk;
}

const groundId = 'authorization-scan';

export function ScanPane({ handle, view, evidence }: ScanPaneProps) {
  const images = usePageImages();
  const [placing, setPlacing] = useState(false);
  const { paper, page, papers, drawingFor } = evidence;
  if (!paper) return <NoPaper handle={handle} requestId={view.request.id} />;
  const check = view.authorization?.checks.find((one) => one.id === drawingFor);
  return (
    <div className={styles.scan}>
      <div className={styles.chooser}>
        <NativeSelect
          aria-label="Paper on the screen"
          value={paper.id}
          data={papers.map((one, at) => ({
            value: one.id,
            label: `${at + 1}. ${paperName(one)}`,
          }))}
          onChange={(event) => evidence.choosePaper(event.currentTarget.value)}
        />
        <SignersPaper requestId={view.request.id} />
        <OurForm requestId={view.request.id} />
      </div>
      {check ? (
        <div className={styles.drawing} role="status">
          <span>
            Draw a box where the form shows: <strong>{check.title}</strong>
          </span>
          <Button size="compact-sm" variant="default" onClick={() => setPlacing(true)}>
            Type where it is
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => evidence.draw(undefined)}>
            Stop drawing
          </Button>
        </div>
      ) : null}
      <PageStage
        images={images}
        requestId={view.request.id}
        of={{ kind: 'paper', id: paper.id }}
        page={page}
        pageCount={paper.pageCount}
        title={paperWords[paper.kind]}
        groundId={groundId}
        onBack={page > 1 ? () => evidence.choosePage(page - 1) : undefined}
        onNext={page < paper.pageCount ? () => evidence.choosePage(page + 1) : undefined}
      >
        {(pageView) => (
          <EvidenceLayer
            key={`${paper.id} ${page}`}
            view={pageView}
            evidence={evidence}
            checks={view.authorization?.checks ?? []}
            placing={placing}
            onPlaced={() => setPlacing(false)}
            onLeave={() => document.getElementById(groundId)?.focus()}
          />
        )}
      </PageStage>
    </div>
  );
}

/** Where no form came, or a bad one, the clinic's own has everything the law asks for. */
function OurForm({ requestId }: { readonly requestId: string }) {
  return (
    <Button
      component={Link}
      to={`${requestPath(requestId, 'forms')}?form=authorization`}
      variant="subtle"
      size="compact-sm"
    >
      Give the patient our form
    </Button>
  );
}

interface NoPaperProps {
  readonly handle: RequestHandle;
  readonly requestId: string;
}

function NoPaper({ handle, requestId }: NoPaperProps) {
  const [locked, setLocked] = useState<Uint8Array>();
  const [password, setPassword] = useState('');

  async function add(bytes: Uint8Array, word?: string): Promise<void> {
    // A copy travels: the file itself may be asked for again with a password.
    const reply = await handle.run('intake.addPaper', {
      requestId,
      kind: 'authorization',
      bytes: bytes.slice(),
      password: word,
    });
    setLocked(!reply.ok && reply.fault.code.includes('password') ? bytes : undefined);
  }

  return (
    <div className={styles.noPaper}>
      <OurForm requestId={requestId} />
      <FileDrop
        label="Drop the scanned authorization here"
        disabled={handle.busy}
        onFiles={([file]) => file && void add(file.bytes)}
      />
      {locked ? (
        <form
          className={styles.password}
          onSubmit={(event) => {
            event.preventDefault();
            void add(locked, password);
          }}
        >
          <PasswordInput
            label="Password of the file"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" variant="light" loading={handle.busy}>
            Open the file
          </Button>
        </form>
      ) : null}
    </div>
  );
}
