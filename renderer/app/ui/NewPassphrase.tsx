import { PasswordInput } from '@mantine/core';
import { passphraseSchema } from '../../../shared/contract/session';

/** As typed, and as typed once more. */
export interface TypedTwice {
  readonly passphrase: string;
  readonly again: string;
}
export const notTyped: TypedTwice = { passphrase: '', again: '' };

interface NewPassphraseProps {
  readonly label: string;
  readonly typed: TypedTwice;
  readonly onType: (typed: TypedTwice) => void;
}

/** Typed twice: one slip in a passphrase nobody has seen would lock its owner out. */
export function NewPassphrase({ label, typed, onType }: NewPassphraseProps) {
  const differ = typed.again !== '' && typed.again !== typed.passphrase;
  return (
    <>
      <PasswordInput
        label={label}
        description="At least 8 characters; a short sentence is best."
        autoComplete="new-password"
        data-autofocus
        value={typed.passphrase}
        onChange={(event) => onType({ ...typed, passphrase: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
      />
      <PasswordInput
        label="The same once more"
        autoComplete="new-password"
        value={typed.again}
        error={differ ? 'The two are not the same. Type the new passphrase again.' : undefined}
        onChange={(event) => onType({ ...typed, again: event.currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': 'Show what was typed once more' }}
      />
    </>
  );
}

/** Long enough, and twice the same. */
export function isTypedTwice({ passphrase, again }: TypedTwice): boolean {
  return passphraseSchema.safeParse(passphrase).success && passphrase === again;
}
