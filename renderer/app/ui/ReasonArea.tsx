import { Textarea } from '@mantine/core';

interface ReasonAreaProps {
  /** The question the reason answers. */
  readonly label: string;
  /** What becomes of the answer. */
  readonly hint?: string;
  readonly reason: string;
  readonly onType: (reason: string) => void;
}

/** Where a dialog asks why: the words are required, and typing begins here. */
export function ReasonArea({ label, hint, reason, onType }: ReasonAreaProps) {
  return (
    <Textarea
      label={label}
      description={hint}
      required
      rows={3}
      data-autofocus
      value={reason}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
