import { Button, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import type { RequestView } from '../../../shared/contract/request';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { ExceptionSelect } from '../../app/ui/ExceptionSelect';
import { Why } from '../../app/ui/Why';
import css from './answer.module.css';
import { denialOf, readyToDecide, type DenialDraft } from './denialDraft';
import { DeniedPages } from './DeniedPages';
import { Refer } from './Refer';

interface DenyProps {
  readonly answer: AnswerView;
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
}

/** In part by default: what is not chosen goes out. */
export function Deny(props: DenyProps) {
  const { answer } = props;
  const [code, setCode] = useState(() => answer.referrals.find((one) => one.isYours)?.code ?? '');
  const ground = answer.grounds.find((one) => one.code === code);
  const never = answer.neverGrounds.find((one) => one.id === code);
  return (
    <section className={css.part} aria-labelledby="deny">
      <h2 id="deny">Deny access in part</h2>
      <NativeSelect
        label="On what ground?"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data={[
          { value: '', label: 'Choose a ground' },
          { group: 'Grounds of the law', items: answer.grounds.map(groundOption) },
          { group: 'Never a ground', items: answer.neverGrounds.map(neverOption) },
        ]}
      />
      {never && (
        <div role="status">
          <p>{never.sentence}</p>
          <Why about="this is no ground" citation={never.citation} />
        </div>
      )}
      {ground && <GroundForm key={code} {...props} ground={ground} onDone={() => setCode('')} />}
    </section>
  );
}

const groundOption = ({ code, title }: AnswerView['grounds'][number]) => ({
  value: code,
  label: title,
});
const neverOption = ({ id, title }: AnswerView['neverGrounds'][number]) => ({
  value: id,
  label: title,
});

interface GroundProps extends DenyProps {
  readonly ground: AnswerView['grounds'][number];
  readonly onDone: () => void;
}

function GroundForm(props: GroundProps) {
  const { answer, view, run, ground, onDone } = props;
  const at = { requestId: view.request.id, place: `answer/deny/${ground.code}` };
  const { typed: draft, set, drop } = useKeptDraft<DenialDraft>(at, denialOf(answer, ground.code));
  const why = <Why about="this ground" citation={ground.citation} ruleId={ground.ruleId} />;
  if (ground.refused !== '')
    return (
      <div role="status">
        <p>{ground.refused}</p>
        {why}
        {ground.mayRefer && <Refer view={view} run={run} ground={ground} onDone={onDone} />}
      </div>
    );
  const decide = async () => {
    const decision = { ...draft, code: ground.code };
    const reply = await run('answer.decide', { requestId: view.request.id, decision });
    if (!reply.ok) return;
    await drop();
    onDone();
  };
  return (
    <Stack gap="md">
      <div>
        <p>In the letter: “{ground.sentence}”</p>
        {why}
      </div>
      {ground.asks.map((ask) => (
        <Radio.Group
          key={ask.id}
          label={ask.text}
          value={draft.answers[ask.id] ?? ''}
          onChange={(value) =>
            set({ answers: { ...draft.answers, [ask.id]: value === 'yes' ? 'yes' : 'no' } })
          }
        >
          <div className={css.answers}>
            <Radio value="yes" label="Yes" size="sm" />
            <Radio value="no" label="No" size="sm" />
          </div>
        </Radio.Group>
      ))}
      {ground.covers === 'pages' && (
        <DeniedPages view={view} pages={draft.pages} onChange={(pages) => set({ pages })} />
      )}
      {ground.covers === 'not-kept' && (
        <TextInput
          label="Who has it, if you know"
          value={draft.whereToAsk}
          onChange={(event) => set({ whereToAsk: event.currentTarget.value })}
        />
      )}
      <Textarea
        label="For the record: what was found"
        description="Stays in the history; it never stands in a letter."
        required
        rows={2}
        value={draft.explanation}
        onChange={(event) => set({ explanation: event.currentTarget.value })}
      />
      <ExceptionSelect
        label="What allows us to hold these pages back?"
        exceptions={answer.exceptions}
        open="Choose what allows it"
        required
        value={draft.blockingException}
        onChange={(id) => set({ blockingException: id })}
      />
      <div>
        <Button
          variant="default"
          disabled={!readyToDecide(draft, ground)}
          onClick={() => void decide()}
        >
          Decide to deny
        </Button>
      </div>
    </Stack>
  );
}
