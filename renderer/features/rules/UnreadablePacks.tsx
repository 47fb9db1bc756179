import { Alert } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { UnreadablePack } from '../../../shared/contract/rules';

/** Versions of the clinic's own that do not hold, because this desk cannot read them any more. */
export function UnreadablePacks({ unreadable }: { unreadable: readonly UnreadablePack[] }) {
  if (unreadable.length === 0) return null;
  return (
    <Alert
      mb="md"
      color="yellow"
      icon={<CircleAlert size={18} aria-hidden />}
      title="Rules of this clinic that cannot be read"
    >
      {unreadable.map(({ packId, version, label, sentence, own }) => (
        <p key={`${packId} ${version}`}>
          <strong>{label}.</strong> {sentence} It was made by {own.by} on {own.on}: {own.reason}{' '}
          Make the change again in the version that holds.
        </p>
      ))}
    </Alert>
  );
}
