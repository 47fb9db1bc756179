import { Button, PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { isTypedTwice, NewPassphrase, notTyped } from '../../app/ui/NewPassphrase';
import { PracticeBand } from '../../app/ui/PracticeBand';
import css from './lock.module.css';

/** Nothing of the desk is behind this: the worker with the keys has ended. */
export function LockScreen() {
  const { practice } = useDesk();
  const [recovering, setRecovering] = useState(false);
  useEffect(() => {
    document.title = 'Locked - ROI Desk';
  }, []);
  return (
    <>
      <PracticeBand />
      <main className={css.sheet}>
        <Lock size={28} strokeWidth={1.75} aria-hidden />
        <h1>The desk is locked</h1>
        {practice ? (
          <OpenPractice />
        ) : recovering ? (
          <Recover onBack={() => setRecovering(false)} />
        ) : (
          <Unlock onRecover={() => setRecovering(true)} />
        )}
      </main>
    </>
  );
}

/** Runs one of the calls that open the desk; a refusal may carry a growing wait. */
function useOpening(waitSeconds: number) {
  const { refreshSession } = useDesk();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const open = async (attempt: () => Promise<Reply<unknown>>) => {
    setBusy(true);
    const reply = await attempt();
    setFault(reply.ok ? undefined : reply.fault);
    await refreshSession();
    setBusy(false);
  };
  const wait = useCountdown(waitSeconds, fault);
  return { fault, busy, open, wait };
}

/** Seconds that are still to wait; starts again with each refusal. */
function useCountdown(seconds: number, since: unknown): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [seconds, since]);
  return left;
}

/** Who can sign in here, and how long each has to wait before the next try. */
function useLocked() {
  const { session } = useDesk();
  return session.state === 'locked' ? session : { people: [], recoveryWaitSeconds: 0 };
}

function Unlock({ onRecover }: { onRecover: () => void }) {
  const { call, refreshSession } = useDesk();
  const { people } = useLocked();
  const [userId, setUserId] = useState(people[0]?.id ?? '');
  const chosen = people.find((person) => person.id === userId);
  const { fault, busy, open, wait } = useOpening(chosen?.waitSeconds ?? 0);
  const [passphrase, setPassphrase] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The refusal is spoken; the next try is typed over the last one at once.
  useEffect(() => {
    if (fault) field.current?.select();
  }, [fault]);
  const choose = (id: string) => {
    setUserId(id);
    // The waits were read at the last try and have run on since.
    void refreshSession();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wait) void open(() => call('session.unlock', { userId, passphrase }));
      }}
    >
      <Stack gap="md">
        <FaultAlert fault={fault} />
        <Radio.Group label="Who are you?" value={userId} onChange={choose}>
          <div className={css.people}>
            {people.map((person) => (
              <Radio key={person.id} value={person.id} label={person.name} />
            ))}
          </div>
        </Radio.Group>
        <PasswordInput
          ref={field}
          label="Passphrase"
          autoComplete="current-password"
          data-autofocus
          autoFocus
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
        />
        <WaitLine seconds={wait} />
        <div className={css.foot}>
          <Button variant="subtle" onClick={onRecover}>
            Use the recovery code
          </Button>
          <Button type="submit" loading={busy} disabled={wait > 0}>
            Unlock
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function WaitLine({ seconds }: { seconds: number }) {
  if (seconds === 0) return null;
  return (
    <p className={css.wait}>
      After a wrong passphrase the desk waits, longer each time. You can try again in {seconds}{' '}
      {seconds === 1 ? 'second' : 'seconds'}. Nothing is deleted.
    </p>
  );
}

function Recover({ onBack }: { onBack: () => void }) {
  const { call } = useDesk();
  const { people, recoveryWaitSeconds } = useLocked();
  const { fault, busy, open, wait } = useOpening(recoveryWaitSeconds);
  const [userId, setUserId] = useState(people[0]?.id ?? '');
  const [recoveryCode, setCode] = useState('');
  const [typed, setTyped] = useState(notTyped);
  const { passphrase: newPassphrase } = typed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!wait && isTypedTwice(typed))
          void open(() => call('session.recover', { recoveryCode, userId, newPassphrase }));
      }}
    >
      <Stack gap="md">
        <FaultAlert fault={fault} />
        <TextInput
          label="Recovery code"
          description="Nine groups of four letters and digits, from the paper you printed or wrote at set-up."
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={recoveryCode}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Select
          label="Who gets a new passphrase?"
          allowDeselect={false}
          data={people.map((person) => ({ value: person.id, label: person.name }))}
          value={userId}
          onChange={(value) => setUserId(value ?? '')}
        />
        <NewPassphrase label="New passphrase" typed={typed} onType={setTyped} />
        <WaitLine seconds={wait} />
        <div className={css.foot}>
          <Button variant="subtle" onClick={onBack}>
            Back
          </Button>
          <Button type="submit" loading={busy} disabled={wait > 0 || !isTypedTwice(typed)}>
            Open with the code
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function OpenPractice() {
  const { call, session } = useDesk();
  const people = session.state === 'locked' ? session.people : [];
  const [userId, setUserId] = useState(people[0]?.id);
  const { fault, busy, open } = useOpening(0);
  return (
    <Stack gap="md">
      <FaultAlert fault={fault} />
      <p>The practice clinic holds no real patients, so it opens without a passphrase.</p>
      {people.length > 1 && (
        <Radio.Group label="Who are you?" value={userId ?? ''} onChange={setUserId}>
          <Stack gap="xs" mt="xs">
            {people.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <div className={css.foot}>
        <span />
        <Button
          autoFocus
          loading={busy}
          onClick={() => void open(() => call('practice.open', userId ? { userId } : {}))}
        >
          Open the practice clinic
        </Button>
      </div>
    </Stack>
  );
}
