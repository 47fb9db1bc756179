import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { AnswerView } from '../../../shared/contract/answer';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import css from './answer.module.css';
import { HeldBack } from './HeldBack';

interface NotThereProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
}

type Kind = NonNullable<AnswerView['notProduced']>['kind'];

const kinds: Readonly<Record<Kind, string>> = {
  'not-found': 'They cannot be found',
  elsewhere: 'Somebody else has them',
  'held-back': 'They are electronic, and are held back',
};

/** Records that do not come: not found, with somebody else, or held back; the letter goes with it. */
export function NotThere(props: NotThereProps) {
  const [kind, setKind] = useState<Kind>();
  const heading = useArrival();
  return (
    <section className={css.part} aria-labelledby="not-there">
      <h2 id="not-there" tabIndex={-1} ref={heading}>
        Records that do not come
      </h2>
      <Said {...props} />
      <Radio.Group
        label="What is it about them?"
        value={kind ?? ''}
        onChange={(value) => setKind(value as Kind)}
      >
        <Stack gap={6} pt={8}>
          {Object.entries(kinds).map(([value, label]) => (
            <Radio key={value} size="sm" value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {kind === 'held-back' && <HeldBack {...props} onDone={() => setKind(undefined)} />}
      {kind !== undefined && kind !== 'held-back' && (
        <NotThereForm key={kind} {...props} kind={kind} onDone={() => setKind(undefined)} />
      )}
    </section>
  );
}

/** Whoever comes from the records starts here. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '#not-there') heading.current?.focus();
  }, [hash]);
  return heading;
}

function Said({ answer, requestId }: NotThereProps) {
  const said = answer.notProduced;
  if (!said) return null;
  const where = said.whereToAsk === '' ? '' : ` To be asked for at: ${said.whereToAsk}.`;
  return (
    <p>
      {kinds[said.kind]}: {said.reason} (said by {said.by}).{where}{' '}
      {said.toldInWriting ? (
        <Link to={requestPath(requestId, 'letters')}>The requester was told in writing.</Link>
      ) : (
        'The requester has not been told in writing.'
      )}
    </p>
  );
}

function NotThereForm(props: NotThereProps & { kind: Kind; onDone: () => void }) {
  const { requestId, run, kind, onDone } = props;
  const {
    typed: draft,
    set,
    drop,
  } = useKeptDraft(
    { requestId, place: `answer/${kind}` },
    { lookedIn: '', whereToAsk: '', reason: '' },
  );
  const isElsewhere = kind === 'elsewhere';
  const ready = draft.reason.trim() !== '' && (!isElsewhere || draft.whereToAsk.trim() !== '');
  const file = async () => {
    const said = { ...draft, kind, exception: '', toldInWriting: true };
    const reply = await run('answer.sayNotProduced', { requestId, ...said });
    if (!reply.ok) return;
    await drop();
    onDone();
  };
  return (
    <Stack gap="md">
      <Textarea
        label="Where it was looked, one place a line"
        description="Stands in the letter, under the name, the birth date and the dates."
        rows={2}
        value={draft.lookedIn}
        onChange={(event) => set({ lookedIn: event.currentTarget.value })}
      />
      <Textarea
        label="Who has them, and where to ask"
        description="Stands in the letter. If we know it, we have to say it."
        required={isElsewhere}
        rows={2}
        value={draft.whereToAsk}
        onChange={(event) => set({ whereToAsk: event.currentTarget.value })}
      />
      <Textarea
        label="For the record: how it was searched"
        description="Stays in the history; it never stands in a letter."
        required
        rows={2}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div>
        <Button variant="default" disabled={!ready} onClick={() => void file()}>
          File the letter that says so
        </Button>
      </div>
    </Stack>
  );
}
