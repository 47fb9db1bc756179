import { Button, Group, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { passwordProblem, toldWays, type ToldWay } from '../../../shared/domain/release/lock';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ProgressLine } from '../../app/ui/ProgressLine';
import { PasswordPaper } from './PasswordPaper';
import { PasswordChoice } from './PasswordChoice';
import styles from './release.module.css';

interface LockDialogProps {
  readonly request: RequestHandle;
  readonly view: RequestView;
  /** Draws the request as it is after a refusal. */
  readonly onRefused: (reply: Reply<unknown>) => void;
  readonly onClose: () => void;
}

type By = 'desk' | 'clerk';

const toldChoices: Readonly<Record<ToldWay, string>> = {
  phone: 'By telephone',
  'in-person': 'In person',
  letter: 'In a letter of its own',
  agreed: 'We agreed on it before',
};

/**
 * Saves the packet locked. The password is on this screen alone: nothing typed here is kept as a
 * draft, and closing the dialog is the end of it.
 */
export function LockDialog({ request, view, onRefused, onClose }: LockDialogProps) {
  const [by, setBy] = useState<By>('desk');
  const [made, setMade] = useState('');
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<ToldWay>('phone');
  const [fault, setFault] = useState<Fault>();
  const [savedAs, setSavedAs] = useState<string>();
  const [tried, setTried] = useState(false);
  // Accents and letters put together, as most keyboards send them.
  const password = by === 'desk' ? made : typed.normalize('NFC');
  const problem = by === 'desk' ? undefined : problemOf(password, view);
  const save = async () => {
    setTried(true);
    if (password === '' || problem !== undefined) return;
    const lock = { password, told, passwordBy: by };
    const reply = await request.run('release.save', { requestId: view.request.id, lock });
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) onRefused(reply);
    else if (reply.value.outcome === 'saved') setSavedAs(reply.value.name);
  };
  if (savedAs !== undefined) {
    return <Locked {...{ savedAs, password, told, onClose }} isMade={by === 'desk'} />;
  }
  return (
    <ConfirmDialog
      opened
      title="Save locked with a password"
      confirmLabel="Lock and save"
      cancelLabel="Go back"
      busy={request.busy}
      disabled={view.request.release?.pending !== undefined}
      fault={fault}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <PasswordChoice
        by={by}
        made={made}
        typed={typed}
        problem={tried ? problem : undefined}
        onBy={setBy}
        onMade={setMade}
        onTyped={setTyped}
      />
      <Radio.Group
        label="How will the person get the password?"
        description="Never in the mail that brings the file. This is written into the history."
        value={told}
        onChange={(way) => setTold(way)}
      >
        {toldWays.map((way) => (
          <Radio key={way} mt={6} value={way} label={toldChoices[way]} />
        ))}
      </Radio.Group>
      <ProgressLine task="lock" label="Locking and proving the file" />
    </ConfirmDialog>
  );
}

function problemOf(typed: string, { request }: RequestView): string | undefined {
  const { facts } = request.intake;
  if (typed === '') return 'Type a password.';
  return facts && passwordProblem(typed, facts);
}

interface LockedProps {
  readonly savedAs: string;
  readonly password: string;
  readonly isMade: boolean;
  readonly told: ToldWay;
  readonly onClose: () => void;
}

/** The file is there: the password for the last time. */
function Locked({ savedAs, password, isMade, told, onClose }: LockedProps) {
  return (
    <Modal
      opened
      title="Saved and locked"
      size="md"
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={onClose}
    >
      <div className={styles.locked}>
        <p>
          {savedAs} opens with this password and with nothing else. It is shown here for the last
          time.
        </p>
        <PasswordPaper password={password} isMade={isMade} />
        <p>{nextStep[told]}</p>
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            I have the password
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

const nextStep: Readonly<Record<ToldWay, string>> = {
  phone: 'Next: call the person and read it out. Ask them to read it back.',
  'in-person': 'Next: write it down and hand it over, apart from the file.',
  letter: 'Next: write it into a letter of its own, and send that apart from the file.',
  agreed: 'Next: make sure that the person still has it.',
};
