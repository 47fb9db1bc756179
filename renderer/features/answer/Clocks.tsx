import { Banknote, CalendarClock, CalendarDays, Circle, CircleAlert, Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnswerView } from '../../../shared/contract/answer';
import { longDate } from '../../app/ui/dates';
import { Why } from '../../app/ui/Why';
import css from './answer.module.css';

interface Moment {
  readonly key: string;
  /** Empty where the law names no day. */
  readonly on: string;
  readonly icon: ReactNode;
  readonly text: ReactNode;
}

/** The days of the request in order: receipt, what to do by when, each clock with its why. */
export function Clocks({ answer }: { answer: AnswerView }) {
  return (
    <section className={css.part} aria-labelledby="clocks">
      <h2 id="clocks">When it is due</h2>
      {answer.due ? (
        <p>{answer.due.sentence}</p>
      ) : (
        <p>Decide the basis first: it says which clock runs.</p>
      )}
      {answer.due?.warning && (
        <p className={css.warn}>
          <CircleAlert size={16} aria-hidden /> {answer.due.warning}
        </p>
      )}
      <ol className={css.line} aria-label="Days of this request">
        {momentsOf(answer).map((moment) => (
          <li key={moment.key}>
            <span>{moment.on && longDate(moment.on)}</span>
            <span className={css.mark}>{moment.icon}</span>
            <div>{moment.text}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function momentsOf(answer: AnswerView): readonly Moment[] {
  const received: Moment = {
    key: 'received',
    on: answer.receivedOn,
    icon: <Inbox size={16} aria-hidden />,
    text: 'Received: the days count from the next one',
  };
  const all = [
    ...paidMoment(answer),
    ...answer.timers.map(timerMoment),
    ...(answer.due?.clocks ?? []).map(clockMoment),
  ];
  // Clocks without a day come last.
  const byDay = (moment: Moment): string => moment.on || '9999';
  return [received, ...all.sort((a, b) => (byDay(a) < byDay(b) ? -1 : 1))];
}

/** Some clocks wait for it; HIPAA's never does. */
function paidMoment({ paidOn, receivedOn }: AnswerView): readonly Moment[] {
  if (paidOn === undefined) return [];
  const text =
    paidOn <= receivedOn
      ? 'Nothing was to pay: no clock waits for payment'
      : 'Paid: the clock that waits for payment begins';
  return [{ key: 'paid', on: paidOn, icon: <Banknote size={16} aria-hidden />, text }];
}

function timerMoment(timer: AnswerView['timers'][number]): Moment {
  return {
    key: timer.id,
    on: timer.on,
    icon: <Circle size={14} aria-hidden />,
    text: (
      <>
        {timer.sentence}
        <Why about={timer.sentence} citation={timer.citation} ruleId={timer.ruleId} />
      </>
    ),
  };
}

function clockMoment(clock: NonNullable<AnswerView['due']>['clocks'][number]): Moment {
  const Icon = clock.governs ? CalendarClock : CalendarDays;
  return {
    key: clock.ruleId,
    on: clock.due ?? '',
    icon: <Icon size={16} aria-hidden />,
    text: (
      <>
        <span className={clock.governs ? css.governs : undefined}>
          {clock.label}, {clock.time}
          {clock.governs && ': this is the date'}
        </span>
        <Why
          about={`${clock.label}, ${clock.time}`}
          sentence={clock.sentence}
          citation={clock.citation}
          ruleId={clock.ruleId}
        />
      </>
    ),
  };
}
