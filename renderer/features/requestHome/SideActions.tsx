import { Button, Menu, Textarea, TextInput } from '@mantine/core';
import { Ban, ChevronDown, CirclePause, CirclePlay, FileX2 } from 'lucide-react';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { Reply } from '../../../shared/domain/base/fault';
import { useDialogAct } from '../../app/desk/useDialogAct';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { HoldDialog } from './HoldDialog';
import css from './requestHome.module.css';

type Action = 'cancel' | 'revoke';

const asked: Record<Action, { title: string; text: string; field: string; confirm: string }> = {
  cancel: {
    title: 'Cancel the request',
    text: 'Nothing is released. The request and its history stay.',
    field: 'Why is it cancelled?',
    confirm: 'Cancel the request',
  },
  revoke: {
    title: 'Record a revocation',
    text: 'The patient has taken the authorization back. From that day nothing may be released under it.',
    field: 'The day the revocation was received',
    confirm: 'Record the revocation',
  },
};

/** What happens to a request beside its walk through the stations. */
export function SideActions(props: { view: RequestView; run: RequestHandle['run'] }) {
  const { view, run } = props;
  const requestId = view.request.id;
  const { hold, cancelled } = view.request.lifecycle;
  const [action, setAction] = useState<Action | 'hold'>();
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
          {view.request.authorization && (
            <Menu.Item
              leftSection={<FileX2 size={16} aria-hidden />}
              onClick={() => setAction('revoke')}
            >
              Record a revocation
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<Ban size={16} aria-hidden />}
            onClick={() => setAction('cancel')}
          >
            Cancel the request
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'hold' && <HoldDialog requestId={requestId} run={run} onClose={close} />}
      {action && action !== 'hold' && (
        <ActionDialog
          action={action}
          requestId={requestId}
          run={(typed) => runAction(run, action, { requestId, typed })}
          onClose={close}
        />
      )}
    </div>
  );
}

function runAction(
  run: RequestHandle['run'],
  action: Action,
  given: { requestId: string; typed: string },
): Promise<Reply<unknown>> {
  const { requestId, typed } = given;
  if (action === 'cancel') return run('request.cancel', { requestId, reason: typed });
  return run('request.recordRevocation', { requestId, receivedOn: typed });
}

interface ActionDialogProps {
  action: Action;
  requestId: string;
  run: (typed: string) => Promise<Reply<unknown>>;
  onClose: () => void;
}

function ActionDialog({ action, requestId, run, onClose }: ActionDialogProps) {
  const { typed, set, dialog } = useDialogAct({
    at: { requestId, place: `request/${action}` },
    empty: { text: '' },
    run: ({ text }) => run(text),
    onClose,
  });
  const words = asked[action];
  const field = {
    label: words.field,
    required: true,
    'data-autofocus': true,
    value: typed.text,
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ text: event.currentTarget.value }),
  };
  return (
    <ConfirmDialog
      opened
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel="Go back"
      danger={action === 'cancel'}
      {...dialog}
    >
      <p>{words.text}</p>
      {action === 'revoke' ? (
        <TextInput type="date" {...field} />
      ) : (
        <Textarea rows={3} {...field} />
      )}
    </ConfirmDialog>
  );
}
