import { NativeSelect, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../../shared/contract/session';
import { roles, type Role } from '../../../shared/contract/verb';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { isTypedTwice, NewPassphrase, notTyped } from '../../app/ui/NewPassphrase';
import { ReasonArea } from '../../app/ui/ReasonArea';
import { roleWords } from './roleWords';

export interface StaffDialog {
  readonly kind: 'role' | 'give' | 'choose';
  readonly person: Person;
}

interface DialogProps {
  readonly person: Person;
  /** Told in words what was done. */
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

export function StaffDialogs({ kind, ...props }: DialogProps & Pick<StaffDialog, 'kind'>) {
  if (kind === 'role') return <ChangeRole {...props} />;
  return kind === 'give' ? <GivePassphrase {...props} /> : <ChooseOwn {...props} />;
}

/** One call, and what came of it. Passphrases are never kept as a draft. */
function useAct(onDone: () => void) {
  const { refreshSession } = useDesk();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const act = async (call: () => Promise<Reply<unknown>>) => {
    setBusy(true);
    const reply = await call();
    setBusy(false);
    if (!reply.ok) {
      setFault(reply.fault);
      return;
    }
    await refreshSession();
    onDone();
  };
  return { busy, fault, act };
}

function ChangeRole({ person, onDone, onClose }: DialogProps) {
  const { call } = useDesk();
  const [role, setRole] = useState<Role>(person.role);
  const [reason, setReason] = useState('');
  const { act, ...state } = useAct(() => onDone(`${person.name} is now: ${roleWords[role]}.`));
  return (
    <ConfirmDialog
      opened
      title={`Another role for ${person.name}`}
      confirmLabel="Change the role"
      disabled={role === person.role || reason.trim() === ''}
      onConfirm={() =>
        void act(() => call('people.changeRole', { userId: person.id, role, reason }))
      }
      onClose={onClose}
      {...state}
    >
      <NativeSelect
        label="Role"
        data-autofocus
        data={roles.map((one) => ({ value: one, label: roleWords[one] }))}
        value={role}
        onChange={(event) => {
          const chosen = roles.find((one) => one === event.currentTarget.value);
          if (chosen) setRole(chosen);
        }}
      />
      <ReasonArea label="Why" reason={reason} onType={setReason} />
    </ConfirmDialog>
  );
}

function GivePassphrase({ person, onDone, onClose }: DialogProps) {
  const { call } = useDesk();
  const [typed, setTyped] = useState(notTyped);
  const [reason, setReason] = useState('');
  const { act, ...state } = useAct(() =>
    onDone(
      `Tell ${person.name} the passphrase yourself. It opens the desk once, to choose another.`,
    ),
  );
  return (
    <ConfirmDialog
      opened
      title={`A passphrase for ${person.name}`}
      confirmLabel="Give it"
      disabled={!isTypedTwice(typed) || reason.trim() === ''}
      onConfirm={() =>
        void act(() =>
          call('people.givePassphrase', {
            userId: person.id,
            passphrase: typed.passphrase,
            reason,
          }),
        )
      }
      onClose={onClose}
      {...state}
    >
      <p>
        The one {person.name} has stops working. With yours they can only choose their own. Nothing
        they did is lost.
      </p>
      <NewPassphrase label="Passphrase to begin with" typed={typed} onType={setTyped} />
      <ReasonArea label="Why" reason={reason} onType={setReason} />
    </ConfirmDialog>
  );
}

function ChooseOwn({ onDone, onClose }: DialogProps) {
  const { call } = useDesk();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(notTyped);
  const { act, ...state } = useAct(() => onDone('Your new passphrase holds from now on.'));
  return (
    <ConfirmDialog
      opened
      title="Choose a new passphrase"
      confirmLabel="Choose it"
      disabled={current === '' || !isTypedTwice(typed)}
      onConfirm={() =>
        void act(() => call('people.choosePassphrase', { current, next: typed.passphrase }))
      }
      onClose={onClose}
      {...state}
    >
      <PasswordInput
        label="The passphrase you have"
        data-autofocus
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase you have' }}
      />
      <NewPassphrase label="New passphrase" typed={typed} onType={setTyped} />
    </ConfirmDialog>
  );
}
