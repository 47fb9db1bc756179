import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CheckOutcome } from '../../../shared/contract/request';
import type { CheckRowActions } from './CheckRow';
import styles from './authorization.module.css';

interface ReasonFieldProps extends Pick<CheckRowActions, 'onAnswer'> {
  readonly check: CheckOutcome;
}

/** A warning does not stop once a person has said why it may go on. */
export function ReasonField({ check, onAnswer }: ReasonFieldProps) {
  const kept = check.reason ?? '';
  const [reason, setReason] = useState(kept);
  const changed = reason.trim() !== '' && reason.trim() !== kept;

  return (
    <div className={styles.reason}>
      <TextInput
        label="Why you go on all the same"
        aria-label={`Why you go on all the same: ${check.title}`}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {changed || kept === '' ? (
        <Button
          variant="default"
          aria-label={`Keep the reason: ${check.title}`}
          disabled={!changed}
          onClick={() => void onAnswer(check.id, reason.trim())}
        >
          Keep the reason
        </Button>
      ) : null}
    </div>
  );
}
