import { Button } from '@mantine/core';
import { FileCheck } from 'lucide-react';
import { Link, useParams } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import {
  emptyAuthorizationFacts,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import { useAutosave } from '../../app/desk/useAutosave';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { SavedNote } from '../../app/ui/SavedNote';
import { FactsForm } from './FactsForm';
import { Outcome } from './Outcome';
import { ScanPane } from './ScanPane';
import { useEvidence, type EvidenceDesk } from './useEvidence';
import styles from './authorization.module.css';

/** The scan at the left, what stands on it and what the law asks of it at the right. */
export function AuthorizationScreen() {
  const { requestId = '' } = useParams();
  return <Authorization key={requestId} requestId={requestId} />;
}

function Authorization({ requestId }: { readonly requestId: string }) {
  const handle = useRequest(requestId);
  const { view } = handle;
  const evidence = useEvidence(handle, requestId);
  const { changed, flush, saved } = useAutosave(
    async (facts: AuthorizationFacts) =>
      (
        await handle.run('authorization.type', {
          requestId,
          facts,
          paperId: evidence.checkedPaper,
        })
      ).ok,
  );
  const parts = { handle, evidence, typed: changed, flush };
  const foot = (now: RequestView) => (
    <>
      {saved === 'failed' && <SavedNote saved={saved} />}
      <Outcome handle={handle} view={now} flush={flush} onShowPaper={evidence.choosePaper} />
    </>
  );

  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="authorization"
      title="Check the authorization"
      fill
      footer={view?.authorization ? foot(view) : undefined}
    >
      <div className={styles.faults}>
        <FaultAlert fault={handle.fault} onClose={() => handle.clearFault()} />
      </div>
      {view?.authorization ? <Panes {...parts} view={view} /> : null}
      {view && !view.authorization ? <NotNeeded view={view} /> : null}
    </RequestFrame>
  );
}

interface PanesProps {
  readonly handle: RequestHandle;
  readonly view: RequestView;
  readonly evidence: EvidenceDesk;
  readonly typed: (facts: AuthorizationFacts) => void;
  readonly flush: () => Promise<void>;
}

function Panes({ handle, view, evidence, typed, flush }: PanesProps) {
  const slice = view.request.authorization;
  const requestId = view.request.id;
  if (!view.authorization) return null;

  /** A reason speaks of what is typed: that is saved first. */
  async function answer(checkId: string, reason: string): Promise<boolean> {
    await flush();
    return (await handle.run('authorization.answer', { requestId, checkId, reason })).ok;
  }

  /** Another form says its own things: nothing of the old one is taken over. */
  async function start(paperId: string): Promise<void> {
    await flush();
    await handle.run('authorization.type', { requestId, facts: emptyAuthorizationFacts, paperId });
  }

  return (
    <div className={styles.panes}>
      <ScanPane handle={handle} view={view} evidence={evidence} />
      <div className={styles.facts} data-scroll-key="authorization-facts">
        <OtherForm evidence={evidence} busy={handle.busy} onStart={(id) => void start(id)} />
        <FactsForm
          key={evidence.checkedPaper}
          facts={slice?.facts ?? emptyAuthorizationFacts}
          shown={view.authorization}
          requestId={requestId}
          evidence={evidence}
          onTyped={typed}
          onAnswer={answer}
        />
      </div>
    </div>
  );
}

/** The form on the screen is not the one that is being checked: say so before anything is typed. */
function OtherForm(props: {
  readonly evidence: EvidenceDesk;
  readonly busy: boolean;
  readonly onStart: (paperId: string) => void;
}) {
  const { otherForm } = props.evidence;
  if (otherForm === undefined) return null;
  return (
    <div className={styles.otherForm} role="status">
      <p>
        The answers below belong to another form. Check this one instead, and it starts blank; what
        was answered for the other form stays in the history only.
      </p>
      <Button variant="light" disabled={props.busy} onClick={() => props.onStart(otherForm)}>
        Check this form, starting blank
      </Button>
    </div>
  );
}

function NotNeeded({ view }: { readonly view: RequestView }) {
  const { basis } = view.request;
  const [step, label] = basis
    ? (['records', 'Go on to the records'] as const)
    : (['basis', 'Decide the basis'] as const);
  return (
    <EmptyState
      icon={FileCheck}
      title={basis ? 'No authorization is needed' : 'The basis is not decided yet'}
      action={
        <Button component={Link} to={requestPath(view.request.id, step)}>
          {label}
        </Button>
      }
    >
      {basis ? basis.sentence : 'Whether an authorization is needed depends on the basis.'}
    </EmptyState>
  );
}
