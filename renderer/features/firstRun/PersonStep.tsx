import { Progress, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { passphraseSchema } from '../../../shared/contract/session';
import { ErrorSummary, type FieldError } from '../../app/ui/ErrorSummary';
import { NewPassphrase, notTheSame, type TypedTwice } from '../../app/ui/NewPassphrase';
import { passphraseStrength } from './passphraseStrength';
import { StepFoot } from './StepFoot';

export interface NewPerson {
  readonly userName: string;
  readonly passphrase: string;
}

interface PersonStepProps {
  person: NewPerson;
  /** Words a guesser would try first. */
  known: readonly string[];
  /** The clinic is already made; this step only tells. */
  done: boolean;
  busy: boolean;
  onBack: () => void;
  onNext: (person: NewPerson) => void;
  onSkip: () => void;
}

const weakest = 2;
const ids = { passphrase: 'person-passphrase', again: 'person-again' };

export function PersonStep(props: PersonStepProps) {
  const [userName, setName] = useState(props.person.userName);
  const [typed, setTyped] = useState<TypedTwice>({
    passphrase: props.person.passphrase,
    again: props.person.passphrase,
  });
  const [attempt, setAttempt] = useState(0);
  if (props.done) {
    return (
      <Stack gap="md" mt="sm">
        <p>
          The desk knows you as <strong>{props.person.userName}</strong>, and your passphrase is
          set.
        </p>
        <StepFoot next="Next" onBack={props.onBack} onNext={props.onSkip} />
      </Stack>
    );
  }
  const { passphrase } = typed;
  const strength = passphraseStrength(passphrase, [...props.known, userName]);
  const found = findErrors({ userName, ...typed }, strength.level);
  const errors = attempt > 0 ? found : [];
  const messageOf = (id: string) => errors.find((error) => error.fieldId === id)?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (found.length === 0) props.onNext({ userName: userName.trim(), passphrase });
      }}
    >
      <Stack gap="md" mt="sm">
        <ErrorSummary errors={errors} attempt={attempt} />
        <TextInput
          id="person-name"
          label="Your name"
          description="As it stands in the record of who did what."
          autoComplete="name"
          value={userName}
          error={messageOf('person-name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NewPassphrase
          label="Passphrase"
          description="At least 8 characters; a short sentence is best. You may paste it."
          ids={ids}
          typed={typed}
          onType={setTyped}
          errors={{ passphrase: messageOf(ids.passphrase), again: messageOf(ids.again) }}
        >
          <div aria-live="polite">
            <Progress.Root size="sm">
              <Progress.Section
                value={passphrase ? 20 + strength.level * 20 : 0}
                color={strength.level < weakest ? 'red' : undefined}
                aria-label="Strength of the passphrase"
              />
            </Progress.Root>
            <p>{passphrase ? strength.sentence : 'Nobody can read the records without it.'}</p>
          </div>
        </NewPassphrase>
        <StepFoot next="Next" busy={props.busy} onBack={props.onBack} />
      </Stack>
    </form>
  );
}

function findErrors(person: NewPerson & TypedTwice, level: number): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (person.userName.trim() === '')
    errors.push({ fieldId: 'person-name', message: 'Type your name.' });
  const parsed = passphraseSchema.safeParse(person.passphrase);
  if (!parsed.success)
    errors.push({
      fieldId: ids.passphrase,
      message: parsed.error.issues[0]?.message ?? 'Choose another passphrase.',
    });
  else if (level < 1)
    errors.push({
      fieldId: ids.passphrase,
      message: 'This passphrase is too easy to guess. Add more words.',
    });
  else if (person.again !== person.passphrase)
    errors.push({
      fieldId: ids.again,
      message: person.again === '' ? 'Type the passphrase a second time.' : notTheSame,
    });
  return errors;
}
