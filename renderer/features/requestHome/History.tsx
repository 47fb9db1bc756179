import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { RequestView } from '../../../shared/contract/request';
import type { OutputOf } from '../../../shared/contract/verb';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { useDesk } from '../../app/desk/deskContext';
import ui from '../../app/ui/ui.module.css';
import css from './requestHome.module.css';

type Rows = OutputOf<(typeof contract)['request.history']>['rows'];

/** Who did what when, the latest first. Read again whenever the request has changed. */
export function History({ view }: { view: RequestView }) {
  const { call } = useDesk();
  const time = useClinicTime();
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
  const [all, setAll] = useState(false);
  const latestFirst = [...rows].sort((a, b) => b.at.localeCompare(a.at));
  const shown = together(latestFirst.filter(({ matters }) => all || matters));
  const between = rows.filter(({ matters }) => !matters).length;
  return (
    <section aria-labelledby="history">
      <div className={css.sectionHead}>
        <h2 id="history">History</h2>
        {between > 0 && (
          <button
            type="button"
            className={ui.linkButton}
            aria-pressed={all}
            onClick={() => setAll(!all)}
          >
            {all ? 'Show what matters' : 'Show everything'}
          </button>
        )}
      </div>
      <ul className={css.lines}>
        {shown.map(({ times, ...row }, at) => (
          <li key={at} className={css.event}>
            <span className={css.grow}>
              {row.what}
              {times > 1 && `, ${String(times)} times`}
            </span>
            <span className={css.dimmed}>
              {row.by}, <time dateTime={row.at}>{time.moment(row.at)}</time>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same thing done by the same person several times in a row is one line, with its last time. */
function together(rows: Rows): readonly (Rows[number] & { readonly times: number })[] {
  const lines: (Rows[number] & { times: number })[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last?.what === row.what && last.by === row.by) last.times += 1;
    else lines.push({ ...row, times: 1 });
  }
  return lines;
}
