import { Button, Radio, TextInput } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { leastCharacters } from '../../../shared/domain/release/lock';
import { useDesk } from '../../app/desk/deskContext';
import { PasswordPaper } from './PasswordPaper';

interface PasswordChoiceProps {
  readonly by: 'desk' | 'clerk';
  readonly made: string;
  readonly typed: string;
  /** Why what was typed will not do. */
  readonly problem: string | undefined;
  readonly onBy: (by: 'desk' | 'clerk') => void;
  readonly onMade: (password: string) => void;
  readonly onTyped: (password: string) => void;
}

/** A password by chance, which nobody can guess, or one that a clerk types. */
export function PasswordChoice(props: PasswordChoiceProps) {
  const { call } = useDesk();
  const { onMade } = props;
  const make = useCallback(async () => {
    const reply = await call('release.makePassword', {});
    if (reply.ok) onMade(reply.value.password);
  }, [call, onMade]);
  useEffect(() => void make(), [make]);
  return (
    <>
      <Radio.Group label="Which password?" value={props.by} onChange={(by) => props.onBy(by)}>
        <Radio
          mt={6}
          value="desk"
          label="One the desk makes"
          description="The safest: 16 letters and digits drawn by chance, too many to try out."
        />
        <Radio mt={6} value="clerk" label="One I type" />
      </Radio.Group>
      {props.by === 'desk' ? (
        <div>
          <PasswordPaper password={props.made} isMade />
          <Button
            mt="xs"
            size="xs"
            variant="subtle"
            leftSection={<RefreshCw size={14} aria-hidden />}
            onClick={() => void make()}
          >
            Make another one
          </Button>
        </div>
      ) : (
        <TextInput
          label="Password"
          description={`At least ${leastCharacters} characters. Capitals count. Not the patient’s name or date of birth.`}
          error={props.problem}
          autoComplete="off"
          spellCheck={false}
          value={props.typed}
          onChange={(event) => props.onTyped(event.currentTarget.value)}
        />
      )}
    </>
  );
}
