import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import { managingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ReasonArea } from '../../app/ui/ReasonArea';
import css from './requestHome.module.css';

interface KeptRulesProps {
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
}

/** The rules this request keeps; nothing moves it to others but a manager, with a reason. */
export function KeptRules({ view, run }: KeptRulesProps) {
  const [asking, setAsking] = useState(false);
  const { session } = useDesk();
  if (!view.rules) return null;
  const { kept, newer, lost } = view.rules;
  const mayMove = session.state === 'open' && managingRoles.includes(session.user.role);
  const isOpen = view.next !== undefined;
  return (
    <section aria-labelledby="kept-rules">
      <div className={css.sectionHead}>
        <h2 id="kept-rules">Rules of this request</h2>
      </div>
      <p className={css.dimmed}>{kept.map(nameOf).join(', ')}</p>
      {lost.length > 0 && (
        <p>
          It was logged under {lost.map(nameOf).join(', ')}, which this desk does not have any more.
        </p>
      )}
      {newer.map((pack) => (
        <p key={nameOf(pack)}>
          {nameOf(pack)} has come since. {pack.why}
        </p>
      ))}
      {newer.length > 0 && isOpen && (
        <MoveControl mayMove={mayMove} onAsk={() => setAsking(true)} />
      )}
      {asking && <MoveDialog view={view} run={run} onClose={() => setAsking(false)} />}
    </section>
  );
}

function MoveControl({ mayMove, onAsk }: { mayMove: boolean; onAsk: () => void }) {
  if (!mayMove) {
    return (
      <p className={css.dimmed}>
        The request keeps its rules. The privacy officer or an administrator may move it.
      </p>
    );
  }
  return (
    <Button size="xs" variant="default" onClick={onAsk}>
      Move it to the newer rules…
    </Button>
  );
}

function nameOf({ label, version }: { label: string; version: string }): string {
  return `${label} ${version}`;
}

function MoveDialog(props: KeptRulesProps & { onClose: () => void }) {
  const { view, run, onClose } = props;
  const requestId = view.request.id;
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: 'request/move-rules' },
    empty: { reason: '' },
    run: ({ reason }) => run('request.moveRules', { requestId, reason }),
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title="Move the request to the newer rules"
      confirmLabel="Move it"
      cancelLabel="Go back"
      {...dialog}
    >
      <p>
        A request keeps the rules it was logged under, so that nothing it was told changes. Move it
        only where keeping them would be the wrong. Due date, checks and fee are worked out anew.
      </p>
      <ReasonArea
        label="Why does it move?"
        reason={typed.reason}
        onType={(reason) => set({ reason })}
      />
    </ConfirmDialog>
  );
}
