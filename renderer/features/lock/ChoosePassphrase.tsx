import { Button, PasswordInput, Stack } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { useIdleLock } from '../../app/lock/useIdleLock';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { isTypedTwice, NewPassphrase, notTyped } from '../../app/ui/NewPassphrase';
import { useShortcuts } from '../../app/ui/shortcuts';
import css from './lock.module.css';

/** Before anything else, for somebody who was given a passphrase: what they do stands in their name. */
export function ChoosePassphrase() {
  const { call, lock, refreshSession } = useDesk();
  // The keys are there already, so they go when nobody is.
  const secondsLeft = useIdleLock(lock);
  useShortcuts({ 'ctrl+l': lock }, 'always');
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(notTyped);
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Choose a passphrase - ROI Desk';
  }, []);
  const choose = async () => {
    setBusy(true);
    const reply = await call('people.choosePassphrase', { current, next: typed.passphrase });
    setBusy(false);
    if (reply.ok) await refreshSession();
    else setFault(reply.fault);
  };
  return (
    <main className={css.sheet}>
      <KeyRound size={28} strokeWidth={1.75} aria-hidden />
      <h1>Choose your own passphrase</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isTypedTwice(typed)) void choose();
        }}
      >
        <Stack gap="md">
          <p className={css.why}>
            Somebody gave you the passphrase you just used, so two people know it. What is done here
            stands in your name: choose one that only you know.
          </p>
          {secondsLeft === undefined ? null : (
            <p role="alert">The desk locks in one minute. Press any key to stay.</p>
          )}
          <FaultAlert fault={fault} />
          <PasswordInput
            label="The passphrase you were given"
            autoComplete="current-password"
            autoFocus
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the given passphrase' }}
          />
          <NewPassphrase label="Your own passphrase" typed={typed} onType={setTyped} />
          <div className={css.foot}>
            <Button variant="subtle" onClick={lock}>
              Lock the desk
            </Button>
            <Button type="submit" loading={busy} disabled={!isTypedTwice(typed)}>
              Choose it
            </Button>
          </div>
        </Stack>
      </form>
    </main>
  );
}
