import { Alert, Button } from '@mantine/core';
import { Link } from 'react-router';
import type { AccountingView } from '../../../shared/contract/accounting';
import { longDate } from '../../app/ui/dates';
import { requestPath } from '../../app/paths';
import css from '../../app/ui/station.module.css';
import type { AccountingRun } from './accountingRun';
import own from './disclosure.module.css';

interface MayBeSameProps {
  readonly requestId: string;
  readonly view: AccountingView;
  readonly run: AccountingRun;
}

/** The list has every disclosure of the person and none of another: where that is not clear, a person says. */
export function MayBeSame({ requestId, view, run }: MayBeSameProps) {
  if (view.patientUnclear) return <SayFirst requestId={requestId} />;
  if (view.mayBeSame.length === 0) return null;
  return (
    <section className={own.part} aria-labelledby="may-be-same">
      <h2 id="may-be-same">Are these requests about this patient too?</h2>
      <p>Compare them with the chart. The letter is not filed until each of them is clear.</p>
      <ul className={css.list}>
        {view.mayBeSame.map((other) => (
          <li key={other.requestId}>
            <span className={css.grow}>
              <Link to={requestPath(other.requestId)}>{other.number}</Link>, {other.patient}, born{' '}
              {longDate(other.dateOfBirth)}
              {other.recordNumber && `, record number ${other.recordNumber}`}, {other.disclosures}{' '}
              {other.disclosures === 1 ? 'disclosure' : 'disclosures'}
              <br />
              <span className={css.dimmed}>{wordsFor(other)}</span>
            </span>
            {other.severalKnown ? (
              <Link to={requestPath(other.requestId, 'people')}>Say which patient it is</Link>
            ) : (
              <Answers
                about={`${other.number}, ${other.patient}`}
                onAnswer={(same) =>
                  void run('patients.sayWhich', { requestId, otherId: other.requestId, same })
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordsFor(other: AccountingView['mayBeSame'][number]): string {
  if (other.severalKnown) return 'Several patients on this desk could be meant by it.';
  return other.sameNameAndBirth
    ? 'It has this name and birth date, but it could be another patient.'
    : 'Part of the name, the birth date or the record number is the same.';
}

function Answers(props: { about: string; onAnswer: (same: boolean) => void }) {
  return (
    <div className={own.row}>
      <Button
        size="xs"
        variant="default"
        aria-label={`${props.about}: it is the same patient`}
        onClick={() => props.onAnswer(true)}
      >
        The same patient
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={`${props.about}: it is another patient`}
        onClick={() => props.onAnswer(false)}
      >
        Another patient
      </Button>
    </div>
  );
}

function SayFirst({ requestId }: { requestId: string }) {
  return (
    <Alert color="yellow" title="Several patients could be meant">
      Two or more patients on this desk could be meant by this request.{' '}
      <Link to={requestPath(requestId, 'people')}>Say which patient it is</Link>, and the list
      becomes whole.
    </Alert>
  );
}
