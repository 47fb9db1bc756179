import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { RequestView } from '../../../shared/contract/request';
import type { OutputOf } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { momentText } from '../../app/ui/dates';
import css from './requestHome.module.css';

type Rows = OutputOf<(typeof contract)['request.history']>['rows'];

/** Who did what when, the latest first. Read again whenever the request has changed. */
export function History({ view }: { view: RequestView }) {
  const { call } = useDesk();
  const [rows, setRows] = useState<Rows>([]);
  const requestId = view.request.id;
  useEffect(() => {
    let gone = false;
    void call('request.history', { requestId }).then((reply) => {
      if (!gone && reply.ok) setRows(reply.value.rows);
    });
    return () => {
      gone = true;
    };
  }, [call, requestId, view]);
  const latestFirst = [...rows].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section aria-labelledby="history">
      <div className={css.sectionHead}>
        <h2 id="history">History</h2>
      </div>
      <ul className={css.lines}>
        {latestFirst.map((row, at) => (
          <li key={at} className={css.event}>
            <span className={css.grow}>{row.what}</span>
            <span className={css.dimmed}>
              {row.by}, <time dateTime={row.at}>{momentText(row.at)}</time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
