import { Button } from '@mantine/core';
import { CircleCheck, Mail } from 'lucide-react';
import type { AnswerView } from '../../../shared/contract/answer';
import type { RequestHandle } from '../../app/desk/useRequest';
import { longDate } from '../../app/ui/dates';
import station from '../../app/ui/station.module.css';
import css from './answer.module.css';

interface ListProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
}

/** What was decided, by whom, and whether its letter went out. */
function List({ answer, requestId, run }: ListProps) {
  if (answer.decisions.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="decided">
      <h2 id="decided">Denied</h2>
      <ul className={station.list}>
        {answer.decisions.map((one) => (
          <li key={one.id}>
            {one.told ? <CircleCheck size={16} aria-hidden /> : <Mail size={16} aria-hidden />}
            <div className={css.grow}>
              {one.title}
              {one.pages > 0 && `, ${one.pages} ${one.pages === 1 ? 'page' : 'pages'}`}
              <p className={css.dimmed}>
                Decided by {one.by}.{' '}
                {one.told ? 'Its letter is filed under Letters.' : 'No letter yet.'}{' '}
                {one.reviewable ? 'It may be reviewed.' : 'It cannot be reviewed.'}
              </p>
            </div>
            {!one.told && (
              <Button
                variant="subtle"
                size="xs"
                onClick={() => void run('answer.takeBack', { requestId, decisionId: one.id })}
              >
                Take it back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {answer.letterBy && answer.decisions.some((one) => !one.told) && (
        <p>The letter has to go out by {longDate(answer.letterBy)}.</p>
      )}
      {answer.stateRules.map((rule) => (
        <p key={rule.sentence}>{rule.sentence}</p>
      ))}
    </section>
  );
}

/** The primary button, while a denial has no letter. */
function Send({ requestId, request }: { requestId: string; request: RequestHandle }) {
  return (
    <Button
      loading={request.busy}
      onClick={() => void request.run('answer.sendDenial', { requestId })}
    >
      File the letter of the denial
    </Button>
  );
}

export const Decided = { List, Send } as const;
