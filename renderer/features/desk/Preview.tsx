import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { QueueRow, RequestView } from '../../../shared/contract/request';
import { useDesk } from '../../app/desk/deskContext';
import { requestPath } from '../../app/paths';
import { longDate } from '../../app/ui/dates';
import { dueLine } from '../../app/ui/dueLine';
import { queueRowPath } from '../../app/ui/queueRow';
import { StepBadge } from '../../app/ui/StatusBadge';
import css from './desk.module.css';

const restMs = 150;

/** The chosen request's steps, read when the clerk rests on its row. */
export function Preview({ row }: { row: QueueRow }) {
  const current = usePreviewed(row);

  return (
    <aside className={css.preview} aria-label="Preview">
      <h2>{row.patient || 'No name yet'}</h2>
      <p className={css.dimmed} data-figures>
        {row.number || 'Draft'} · received {row.receivedOn && longDate(row.receivedOn)}
      </p>
      <p>{dueLine(row).whole}</p>
      {row.followUp && <p className={css.dimmed}>{row.followUp.sentence}</p>}
      <Button
        component={Link}
        to={row.next ? requestPath(row.requestId, row.next.step) : queueRowPath(row)}
        variant="light"
        size="xs"
        mb="md"
      >
        {row.next?.label ?? (row.accountingId ? 'Open the accounting' : 'Open the request')}
      </Button>
      {current && <Steps view={current} />}
    </aside>
  );
}

function Steps({ view }: { view: RequestView }) {
  return (
    <>
      <p className={css.dimmed} data-figures>
        {view.stepsDone} of {view.stepsTotal} done
      </p>
      <ul className={css.previewSteps}>
        {view.steps.map((one) => (
          <li key={one.id}>
            <span>{one.title}</span>
            <StepBadge status={one.status} />
          </li>
        ))}
      </ul>
    </>
  );
}

function usePreviewed(row: QueueRow): RequestView | undefined {
  const { call } = useDesk();
  const isRequest = row.accountingId === undefined;
  const [view, setView] = useState<RequestView>();
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const reply = await call('request.view', { requestId: row.requestId });
      if (!gone && reply.ok) setView(reply.value);
    };
    const timer = setTimeout(() => void (isRequest && read()), restMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [call, row, isRequest]);
  return isRequest && view?.request.id === row.requestId ? view : undefined;
}
