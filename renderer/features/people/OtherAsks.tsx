import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PeopleView } from '../../../shared/contract/patients';
import css from './people.module.css';

interface OtherAsksProps {
  readonly other: NonNullable<PeopleView['otherAsks']>;
  readonly onSay: (reason: string) => void;
}

/** The paper of one person is no proof for another who asks: somebody says why it is enough here. */
export function OtherAsks({ other: { requester, who, settled, reason }, onSay }: OtherAsksProps) {
  const [typed, setTyped] = useState('');
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
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div>
        <Button variant="default" disabled={typed.trim() === ''} onClick={() => onSay(typed)}>
          Keep the reason
        </Button>
      </div>
    </div>
  );
}
