import { Button, Radio, TextInput } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { leastCharacters } from '../../../shared/domain/release/lock';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { PasswordPaper } from './PasswordPaper';
import type { MadePassword } from './useMadePassword';

interface PasswordChoiceProps {
  readonly by: 'desk' | 'clerk';
  readonly made: MadePassword;
  readonly typed: string;
  /** Why what was typed will not do. */
  readonly problem: string | undefined;
  /** The file is being locked with what stands here. */
  readonly disabled: boolean;
  readonly onBy: (by: 'desk' | 'clerk') => void;
  readonly onTyped: (password: string) => void;
}

/** A password by chance, which nobody can guess, or one that a clerk types. */
export function PasswordChoice(props: PasswordChoiceProps) {
  const { made, disabled } = props;
  return (
    <>
      <Radio.Group label="Which password?" value={props.by} onChange={(by) => props.onBy(by)}>
        <Radio
          mt={6}
          value="desk"
          disabled={disabled}
          label="One the desk makes"
          description="The safest: 16 letters and digits drawn by chance, too many to try out."
        />
        <Radio mt={6} value="clerk" disabled={disabled} label="One I type" />
      </Radio.Group>
      {props.by === 'desk' ? (
        <div>
          <FaultAlert fault={made.fault} />
          {made.password !== '' && <PasswordPaper password={made.password} isMade />}
          <Button
            mt="xs"
            size="xs"
            variant="subtle"
            leftSection={<RefreshCw size={14} aria-hidden />}
            disabled={disabled}
            onClick={() => void made.make()}
          >
            {made.password === '' ? 'Make one' : 'Make another one'}
          </Button>
        </div>
      ) : (
        <TextInput
          label="Password"
          description={`At least ${leastCharacters} characters. Capitals count. Not the patient’s name or date of birth.`}
          error={props.problem}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={props.typed}
          onChange={(event) => props.onTyped(event.currentTarget.value)}
        />
      )}
    </>
  );
}
