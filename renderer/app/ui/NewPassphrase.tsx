import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { passphraseSchema } from '../../../shared/contract/session';

/** As typed, and as typed again. */
export interface TypedTwice {
  readonly passphrase: string;
  readonly again: string;
}
export const notTyped: TypedTwice = { passphrase: '', again: '' };

interface NewPassphraseProps {
  readonly label: string;
  readonly description?: string;
  readonly typed: TypedTwice;
  readonly onType: (typed: TypedTwice) => void;
  /** By which an error summary leads to the fields. */
  readonly ids?: Readonly<Record<keyof TypedTwice, string>>;
  /** Where a form says what is wrong once it is sent; without it the field says so at once. */
  readonly errors?: Partial<Record<keyof TypedTwice, string>>;
  /** What there is to say of it, between the two fields. */
  readonly children?: ReactNode;
}

/** Typed twice: one slip in a passphrase nobody can look up would lock its owner out. */
export function NewPassphrase(props: NewPassphraseProps) {
  const { label, description, typed, onType, ids, children } = props;
  const errors = props.errors ?? { again: whyNotTheSame(typed) };
  return (
    <>
      <PasswordInput
        id={ids?.passphrase}
        label={label}
        description={description ?? 'At least 8 characters; a short sentence is best.'}
        autoComplete="new-password"
        data-autofocus
        value={typed.passphrase}
        error={errors.passphrase}
        onChange={(event) => onType({ ...typed, passphrase: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the new passphrase' }}
      />
      {children}
      <PasswordInput
        id={ids?.again}
        label="The passphrase again"
        description="Nobody can look it up: a slip of a finger would lock you out."
        autoComplete="new-password"
        value={typed.again}
        error={errors.again}
        onChange={(event) => onType({ ...typed, again: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': 'Show what was typed again' }}
      />
    </>
  );
}

export const notTheSame = 'The two are not the same. Show both, and type the one you want again.';

/** While the second is being typed it says nothing, as long as it agrees. */
function whyNotTheSame({ passphrase, again }: TypedTwice): string | undefined {
  if (passphrase.startsWith(again)) return undefined;
  return notTheSame;
}

/** Long enough, and twice the same. */
export function isTypedTwice({ passphrase, again }: TypedTwice): boolean {
  return passphraseSchema.safeParse(passphrase).success && passphrase === again;
}
