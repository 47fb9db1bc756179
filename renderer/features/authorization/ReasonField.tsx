import { Button, TextInput } from '@mantine/core';
import type { CheckOutcome } from '../../../shared/contract/request';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { CheckRowActions } from './CheckRow';
import styles from './authorization.module.css';

interface ReasonFieldProps extends Pick<CheckRowActions, 'requestId' | 'onAnswer'> {
  readonly check: CheckOutcome;
}

/** A warning does not stop once a person has said why it may go on. */
export function ReasonField({ check, requestId, onAnswer }: ReasonFieldProps) {
  const { id, sentence } = check;
  const kept = check.reason ?? '';
  const draft = useKeptDraft(
    { requestId, place: `authorization/reason/${id}` },
    { sentence: '', reason: kept },
  );
  // The same check may come to warn of something else; what was typed then is no answer to it.
  const reason = draft.typed.sentence === sentence ? draft.typed.reason : kept;
  const changed = reason.trim() !== '' && reason.trim() !== kept;
  const keep = async () => {
    if (await onAnswer(id, reason.trim())) await draft.drop();
  };

  return (
    <div className={styles.reason}>
      <TextInput
        label="Why you go on all the same"
        aria-label={`Why you go on all the same: ${check.title}`}
        value={reason}
        onChange={(event) => draft.set({ sentence, reason: event.currentTarget.value })}
      />
      {changed || kept === '' ? (
        <Button
          variant="default"
          aria-label={`Keep the reason: ${check.title}`}
          disabled={!changed}
          onClick={() => void keep()}
        >
          Keep the reason
        </Button>
      ) : null}
    </div>
  );
}
