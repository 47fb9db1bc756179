import { Button, Menu } from '@mantine/core';
import { Ban, ChevronDown, CirclePause, CirclePlay, FileX2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import { managingRoles } from '../../../shared/contract/verb';
import { standingRevocations } from '../../../shared/domain/authorization/revocation';
import { useDesk } from '../../app/desk/deskContext';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ReasonArea } from '../../app/ui/ReasonArea';
import { CorrectRevocationDialog } from './CorrectRevocationDialog';
import { HoldDialog } from './HoldDialog';
import { RevocationDialog } from './RevocationDialog';
import css from './requestHome.module.css';

type Action = 'cancel' | 'hold' | 'revoke' | 'correct';

/** What happens to a request beside its walk through the stations. */
export function SideActions(props: { view: RequestView; run: RequestHandle['run'] }) {
  const { view, run } = props;
  const requestId = view.request.id;
  const { hold, cancelled } = view.request.lifecycle;
  const [action, setAction] = useState<Action>();
  const close = () => setAction(undefined);
  if (cancelled) return null;
  return (
    <div className={css.grow}>
      {/* Its placeholder is a child that a menu may not have (ARIA 1.2, menu). */}
      <Menu position="top-start" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="subtle" rightSection={<ChevronDown size={14} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {hold ? (
            <Menu.Item
              leftSection={<CirclePlay size={16} aria-hidden />}
              onClick={() => void run('request.resume', { requestId })}
            >
              Take off hold
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<CirclePause size={16} aria-hidden />}
              onClick={() => setAction('hold')}
            >
              Put on hold
            </Menu.Item>
          )}
          <RevocationItems view={view} onChoose={setAction} />
          <Menu.Item
            leftSection={<Ban size={16} aria-hidden />}
            onClick={() => setAction('cancel')}
          >
            Cancel the request
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'hold' && <HoldDialog requestId={requestId} run={run} onClose={close} />}
      {action === 'revoke' && <RevocationDialog view={view} run={run} onClose={close} />}
      {action === 'correct' && <CorrectRevocationDialog view={view} run={run} onClose={close} />}
      {action === 'cancel' && <CancelDialog requestId={requestId} run={run} onClose={close} />}
    </div>
  );
}

interface RevocationItemsProps {
  readonly view: RequestView;
  readonly onChoose: (action: Action) => void;
}

/** What was recorded can only be corrected by a manager. */
function RevocationItems({ view, onChoose }: RevocationItemsProps) {
  const { session } = useDesk();
  const mayCorrect = session.state === 'open' && managingRoles.includes(session.user.role);
  const hasRevocation = standingRevocations(view.request.authorization).length > 0;
  return (
    <>
      {isRevocable(view) && (
        <Menu.Item
          leftSection={<FileX2 size={16} aria-hidden />}
          onClick={() => onChoose('revoke')}
        >
          Record a revocation
        </Menu.Item>
      )}
      {hasRevocation && mayCorrect && (
        <Menu.Item
          leftSection={<Undo2 size={16} aria-hidden />}
          onClick={() => onChoose('correct')}
        >
          Correct a revocation
        </Menu.Item>
      )}
    </>
  );
}

/** A form has been typed, or the patient’s own direction is what the basis stands on. */
function isRevocable({ request }: RequestView): boolean {
  return request.authorization !== undefined || request.basis?.kind === 'directive';
}

interface CancelDialogProps {
  readonly requestId: string;
  readonly run: RequestHandle['run'];
  readonly onClose: () => void;
}

function CancelDialog({ requestId, run, onClose }: CancelDialogProps) {
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: 'request/cancel' },
    empty: { reason: '' },
    run: ({ reason }) => run('request.cancel', { requestId, reason }),
    onClose,
  });
  return (
    <ConfirmDialog
      opened
      title="Cancel the request"
      confirmLabel="Cancel the request"
      cancelLabel="Go back"
      danger
      {...dialog}
    >
      <p>Nothing is released. The request and its history stay.</p>
      <ReasonArea
        label="Why is it cancelled?"
        reason={typed.reason}
        onType={(reason) => set({ reason })}
      />
    </ConfirmDialog>
  );
}
