import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { useClinicTime } from '../../app/desk/useClinicTime';
import { useDesk } from '../../app/desk/deskContext';
import css from '../../app/ui/station.module.css';

type Row = OutputOf<(typeof contract)['reports.overrides']>['rows'][number];

/** The manager's list: what was decided against the rules, by whom and why. */
export function Overrides({ from, to }: { from: string; to: string }) {
  const { call } = useDesk();
  const [rows, setRows] = useState<readonly Row[]>([]);
  useEffect(() => {
    if (!from || !to) return;
    let stale = false;
    void call('reports.overrides', { from, to }).then((reply) => {
      if (!stale && reply.ok) setRows(reply.value.rows);
    });
    return () => {
      stale = true;
    };
  }, [call, from, to]);
  return (
    <section>
      <h2>Decisions against the rules</h2>
      {rows.length === 0 ? (
        <p className={css.dimmed}>Nothing in these dates.</p>
      ) : (
        <OverrideTable rows={rows} />
      )}
    </section>
  );
}

function OverrideTable({ rows }: { rows: readonly Row[] }) {
  const time = useClinicTime();
  return (
    <div className={css.scroll} role="region" aria-label="Decisions against the rules" tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {['Date', 'Request', 'Person', 'The rules said', 'Chosen', 'Why'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.number} ${row.at}`}>
              <td>{time.day(row.at)}</td>
              <td>{row.number}</td>
              <td>{row.by}</td>
              <td>{row.ruled || 'A question was open'}</td>
              <td>{row.chosen}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
