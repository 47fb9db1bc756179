import { Button, Textarea } from '@mantine/core';
import type { PeopleView } from '../../../shared/contract/patients';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import css from './people.module.css';

interface OtherAsksProps {
  readonly requestId: string;
  readonly other: NonNullable<PeopleView['otherAsks']>;
  /** Whether it was kept. */
  readonly onSay: (reason: string) => Promise<boolean>;
}

/** The paper of one person is no proof for another who asks: somebody says why it is enough here. */
export function OtherAsks({ requestId, other, onSay }: OtherAsksProps) {
  const { requester, who, settled, reason } = other;
  const kept = useKeptDraft({ requestId, place: 'people/other-asks' }, { requester: '', why: '' });
  // What was typed about one who asks is not said of another.
  const why = kept.typed.requester === requester ? kept.typed.why : '';
  if (settled) {
    return (
      <p>
        {requester} asks in place of {who}: {reason}
      </p>
    );
  }
  return (
    <div className={css.checks}>
      <p>
        {requester} asks, and the authority that was chosen is that of {who}.
      </p>
      <Textarea
        label={`Why may ${requester} ask in place of ${who}?`}
        autosize
        minRows={2}
        value={why}
        onChange={(event) => kept.set({ requester, why: event.currentTarget.value })}
      />
      <div>
        <Button
          variant="default"
          disabled={why.trim() === ''}
          onClick={() => void onSay(why).then((isKept) => (isKept ? kept.drop() : undefined))}
        >
          Keep the reason
        </Button>
      </div>
    </div>
  );
}
