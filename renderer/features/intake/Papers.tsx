import { Button, NativeSelect, PasswordInput, SegmentedControl } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { paperKinds, type Paper } from '../../../shared/domain/intake/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { PageStage } from '../../app/page/PageStage';
import { usePageImages } from '../../app/page/usePageImages';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { FileDrop, type DroppedFile } from '../../app/ui/FileDrop';
import { paperWords } from '../../app/ui/paperWords';
import { paperChoices } from './intakeWords';
import css from './intake.module.css';

interface PapersProps {
  requestId: string;
  papers: readonly Paper[];
  run: RequestHandle['run'];
}

/** The scan at the left, so that each field is typed from what stands on the paper. */
export function Papers({ requestId, papers, run }: PapersProps) {
  const [paperId, setPaperId] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState(false);
  const paper = papers.find((one) => one.id === paperId) ?? papers[0];
  const isAdding = adding || !paper;
  return (
    <section className={css.papers} aria-label="Papers">
      <div className={css.paperBar}>
        {papers.length > 0 && (
          <SegmentedControl
            size="xs"
            aria-label="Paper"
            value={isAdding ? 'add' : paper.id}
            onChange={(value) => {
              setAdding(value === 'add');
              if (value !== 'add') setPaperId(value);
            }}
            data={[
              ...papers.map((one) => ({ value: one.id, label: paperWords[one.kind] })),
              { value: 'add', label: 'Add a paper' },
            ]}
          />
        )}
        {!isAdding && <KindOfPaper requestId={requestId} paper={paper} run={run} />}
        {!isAdding && (
          <Button
            variant="subtle"
            size="xs"
            leftSection={<Trash2 size={14} aria-hidden />}
            onClick={() => setRemoving(true)}
          >
            Remove
          </Button>
        )}
      </div>
      {isAdding ? (
        <AddPaper requestId={requestId} run={run} onAdded={() => setAdding(false)} />
      ) : (
        <PaperView key={paper.id} requestId={requestId} paper={paper} />
      )}
      {removing && paper ? (
        <RemovePaper
          requestId={requestId}
          paper={paper}
          run={run}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </section>
  );
}

interface KindOfPaperProps {
  requestId: string;
  paper: Paper;
  run: RequestHandle['run'];
}

/** The first scan is taken for the request; a clerk who reads it may say that it is another paper. */
function KindOfPaper({ requestId, paper, run }: KindOfPaperProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label="What is this paper?"
      data={[...paperChoices]}
      value={paper.kind}
      onChange={(event) => {
        const kind = paperKinds.find((one) => one === event.currentTarget.value);
        if (kind) void run('intake.relabelPaper', { requestId, paperId: paper.id, kind });
      }}
    />
  );
}

interface RemovePaperProps {
  requestId: string;
  paper: Paper;
  run: RequestHandle['run'];
  onClose: () => void;
}

/** A paper something rests on stays, and the dialog says what that is. */
function RemovePaper({ requestId, paper, run, onClose }: RemovePaperProps) {
  const [fault, setFault] = useState<Fault>();
  const remove = async () => {
    const reply = await run('intake.removePaper', { requestId, paperId: paper.id });
    if (reply.ok) onClose();
    else setFault(reply.fault);
  };
  return (
    <ConfirmDialog
      opened
      title="Remove this paper?"
      confirmLabel="Remove the paper"
      danger
      fault={fault}
      onClose={onClose}
      onConfirm={() => void remove()}
    >
      <p>The request keeps everything else. The scan file outside the desk is not touched.</p>
    </ConfirmDialog>
  );
}

function PaperView({ requestId, paper }: { requestId: string; paper: Paper }) {
  const images = usePageImages();
  const [page, setPage] = useState(1);
  return (
    <PageStage
      images={images}
      requestId={requestId}
      of={{ kind: 'paper', id: paper.id }}
      page={page}
      pageCount={paper.pageCount}
      title={paperWords[paper.kind]}
      onBack={page > 1 ? () => setPage(page - 1) : undefined}
      onNext={page < paper.pageCount ? () => setPage(page + 1) : undefined}
    />
  );
}

interface AddPaperProps {
  requestId: string;
  run: RequestHandle['run'];
  onAdded: () => void;
}

function AddPaper({ requestId, run, onAdded }: AddPaperProps) {
  const [kind, setKind] = useState<Paper['kind']>('request');
  const [refused, setRefused] = useState<{ fault: Fault; file: DroppedFile }>();
  const [password, setPassword] = useState('');
  const add = async (file: DroppedFile | undefined) => {
    if (!file) return;
    // A copy goes, because the vault takes the buffer and a refused file is tried again.
    const bytes = file.bytes.slice();
    const reply = await run('intake.addPaper', {
      requestId,
      kind,
      bytes,
      password: password || undefined,
    });
    setRefused(reply.ok ? undefined : { fault: reply.fault, file });
    if (reply.ok) onAdded();
  };
  return (
    <div className={css.addPaper}>
      <FaultAlert fault={refused?.fault} />
      <NativeSelect
        label="What is the paper?"
        data={[...paperChoices]}
        value={kind}
        onChange={(event) => {
          const chosen = paperKinds.find((one) => one === event.currentTarget.value);
          if (chosen) setKind(chosen);
        }}
      />
      <FileDrop label="Drop the scan here" onFiles={(files) => void add(files[0])} />
      {refused?.fault.code.includes('password') && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add(refused.file);
          }}
        >
          <PasswordInput
            label="Password of the file"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
          <Button type="submit" variant="default" mt="xs">
            Open with the password
          </Button>
        </form>
      )}
    </div>
  );
}
