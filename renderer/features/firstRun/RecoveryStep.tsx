import { Button, Group, Stack, TextInput } from '@mantine/core';
import { CircleAlert, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ErrorSummary } from '../../app/ui/ErrorSummary';
import { chooseTwo, groupsOf, isSameGroup } from './recoveryCheck';
import { PrintSheet } from '../../app/ui/PrintSheet';
import { StepFoot } from './StepFoot';
import { useAskBeforeClosing } from './useAskBeforeClosing';
import css from './firstRun.module.css';

interface RecoveryStepProps {
  code: string;
  clinic: string;
  onBack: () => void;
  onNext: () => void;
  random?: () => number;
}

/** Shown once; whoever has it on paper gets in when every passphrase is forgotten. */
export function RecoveryStep(props: RecoveryStepProps) {
  const groups = useMemo(() => groupsOf(props.code), [props.code]);
  const [typing, setTyping] = useState(false);
  useAskBeforeClosing();
  if (typing) return <TypeBack {...props} groups={groups} onShowAgain={() => setTyping(false)} />;
  return (
    <Stack gap="md" mt="sm">
      <p>
        If everyone forgets their passphrase, this code opens the desk. It is shown only now and
        kept nowhere. Print it or write it down, and lock it away, not beside this PC.
      </p>
      <p className={css.warning}>
        <CircleAlert size={16} aria-hidden />
        <span>
          <strong>Do not close this window yet.</strong> Your clinic is set up already, and the code
          cannot be shown again: once the window is closed, only your passphrase opens the desk.
        </span>
      </p>
      <div className={css.paper}>
        <ol className={css.groups} aria-label="Recovery code">
          {groups.map((group, at) => (
            <li key={at}>{group}</li>
          ))}
        </ol>
      </div>
      <PrintSheet>
        <h1>Recovery code of {props.clinic}</h1>
        <p>ROI Desk. Opens the desk when every passphrase is forgotten: keep it locked away.</p>
        <ol style={{ fontFamily: 'monospace', fontSize: '20px' }}>
          {groups.map((group, at) => (
            <li key={at}>{group}</li>
          ))}
        </ol>
      </PrintSheet>
      <Group>
        <Button
          variant="default"
          leftSection={<Printer size={16} aria-hidden />}
          onClick={() => window.print()}
        >
          Print the code
        </Button>
      </Group>
      <StepFoot next="I have it on paper" onBack={props.onBack} onNext={() => setTyping(true)} />
    </Stack>
  );
}

interface TypeBackProps extends RecoveryStepProps {
  groups: readonly string[];
  onShowAgain: () => void;
}

function TypeBack(props: TypeBackProps) {
  const { groups, random = Math.random } = props;
  const [asked] = useState(() => chooseTwo(groups.length, random));
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [attempt, setAttempt] = useState(0);
  const wrong = asked.filter((at) => !isSameGroup(typed[at] ?? '', groups[at] ?? ''));
  const message = (at: number) => `Group ${at + 1} is not as it stands on the paper.`;
  const errors =
    attempt > 0 ? wrong.map((at) => ({ fieldId: `group-${at}`, message: message(at) })) : [];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (wrong.length === 0) props.onNext();
      }}
    >
      <Stack gap="md" mt="sm">
        <ErrorSummary errors={errors} attempt={attempt} />
        <p>Type two groups from your paper, so that we both know it can be read.</p>
        <Group align="flex-start">
          {asked.map((at) => (
            <TextInput
              key={at}
              id={`group-${at}`}
              autoFocus={at === asked[0]}
              label={`Group ${at + 1}`}
              autoComplete="off"
              spellCheck={false}
              w={160}
              value={typed[at] ?? ''}
              error={attempt > 0 && wrong.includes(at) ? message(at) : undefined}
              onChange={(event) => setTyped({ ...typed, [at]: event.currentTarget.value })}
            />
          ))}
        </Group>
        <StepFoot next="Next" onBack={props.onShowAgain} />
      </Stack>
    </form>
  );
}
