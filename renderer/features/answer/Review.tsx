import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { longDate } from '../../app/ui/dates';
import css from './answer.module.css';

interface ReviewProps {
  readonly answer: AnswerView;
  readonly requestId: string;
  readonly run: RequestHandle['run'];
}

/** Another licensed professional looks at it again, and the clinic does what they decide. */
export function Review(props: ReviewProps) {
  const { review } = props.answer;
  if (!review.mayAsk && review.requestedOn === undefined) return null;
  return (
    <section className={css.part} aria-labelledby="review">
      <h2 id="review">Review</h2>
      {review.mayAsk ? <Ask {...props} /> : <Standing {...props} />}
    </section>
  );
}

function Ask({ answer, requestId, run }: ReviewProps) {
  const [receivedOn, setReceivedOn] = useState(answer.today);
  return (
    <form
      className={css.row}
      onSubmit={(event) => {
        event.preventDefault();
        void run('answer.requestReview', { requestId, receivedOn });
      }}
    >
      <TextInput
        className={css.grow}
        type="date"
        label="Day a review was asked for"
        max={answer.today}
        value={receivedOn}
        onChange={(event) => setReceivedOn(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={receivedOn === ''}>
        Record it
      </Button>
    </form>
  );
}

function Standing(props: ReviewProps) {
  const { review } = props.answer;
  const { requestId, run } = props;
  if (review.outcome === undefined) return <Decide {...props} />;
  const found =
    review.outcome === 'upheld' ? 'the denial stands' : 'the pages are given, and are back';
  return (
    <>
      <p>
        {review.by} decided: {found}.
      </p>
      {review.told ? (
        <p className={css.dimmed}>The letter with the result went out.</p>
      ) : (
        <Button variant="default" onClick={() => void run('answer.tellReview', { requestId })}>
          File the letter with the result
        </Button>
      )}
    </>
  );
}

function Decide({ answer, requestId, run }: ReviewProps) {
  const { refused, requestedOn } = answer.review;
  const at = { requestId, place: 'answer/review' };
  const { typed, set, drop } = useKeptDraft(at, { reason: '' });
  const { reason } = typed;
  const decide = async (outcome: 'upheld' | 'overturned') => {
    const reply = await run('answer.review', { requestId, outcome, reason });
    if (reply.ok) await drop();
  };
  return (
    <>
      <p>Asked for on {requestedOn && longDate(requestedOn)}.</p>
      {refused !== '' && <p className={css.dimmed}>{refused}</p>}
      {refused === '' && (
        <>
          <Textarea
            label="Why, for the record"
            required
            rows={2}
            value={reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
          />
          <div className={css.row}>
            <Button
              variant="default"
              disabled={!reason.trim()}
              onClick={() => void decide('upheld')}
            >
              The denial stands
            </Button>
            <Button
              variant="default"
              disabled={!reason.trim()}
              onClick={() => void decide('overturned')}
            >
              Give the pages
            </Button>
          </div>
        </>
      )}
    </>
  );
}
