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
import { useMadePassword } from './useMadePassword';
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
  const { busy } = request;
  const made = useMadePassword();
  const [by, setBy] = useState<By>('desk');
  const [typed, setTyped] = useState('');
  const [told, setTold] = useState<ToldWay>('phone');
  const [fault, setFault] = useState<Fault>();
  const [saved, setSaved] = useState<SavedFile>();
  const [tried, setTried] = useState(false);
  // Accents and letters put together, as most keyboards send them.
  const password = by === 'desk' ? made.password : typed.normalize('NFC');
  const problem = by === 'desk' ? undefined : problemOf(password, view);
  const missing = password === '' || (by === 'desk' && made.making);
  const save = async () => {
    setTried(true);
    if (problem !== undefined) return;
    const lock = { password, told };
    const reply = await request.run('release.save', { requestId: view.request.id, lock });
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) onRefused(reply);
    else if (reply.value.outcome === 'saved')
      setSaved({ name: reply.value.name, isMade: by === 'desk', ...lock });
  };
  if (saved) return <Locked saved={saved} onClose={onClose} />;
  return (
    <ConfirmDialog
      opened
      title="Save locked with a password"
      confirmLabel="Lock and save"
      cancelLabel="Go back"
      busy={busy}
      disabled={missing || view.request.release?.pending !== undefined}
      fault={fault}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <PasswordChoice
        by={by}
        made={made}
        typed={typed}
        problem={tried ? problem : undefined}
        disabled={busy}
        onBy={setBy}
        onTyped={setTyped}
      />
      <Radio.Group
        label="How will the person get the password?"
        description="Never in the mail that brings the file. This is written into the history."
        value={told}
        onChange={(way) => setTold(way)}
      >
        {toldWays.map((way) => (
          <Radio key={way} mt={6} value={way} disabled={busy} label={toldChoices[way]} />
        ))}
      </Radio.Group>
      <ProgressLine task="lock" label="Locking and proving the file" />
    </ConfirmDialog>
  );
}

function problemOf(password: string, { request }: RequestView): string | undefined {
  const { facts } = request.intake;
  return facts && passwordProblem(password, facts);
}

/** The file that is there, and what it was locked with: not what stands in the fields since. */
interface SavedFile {
  readonly name: string;
  readonly password: string;
  readonly told: ToldWay;
  readonly isMade: boolean;
}

/** The file is there: the password for the last time. */
function Locked({ saved, onClose }: { readonly saved: SavedFile; readonly onClose: () => void }) {
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
          {saved.name} opens with this password and with nothing else. It is shown here for the last
          time.
        </p>
        <PasswordPaper password={saved.password} isMade={saved.isMade} />
        <p>{nextStep[saved.told]}</p>
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
