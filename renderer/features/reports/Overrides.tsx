import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { longDate } from '../../app/ui/dates';
import { ReportTable } from './ReportTable';

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
    <ReportTable
      title="Decisions against the rules"
      head={['Date', 'Request', 'Person', 'The rules said', 'Chosen', 'Why']}
      rows={rows.map((row) => [
        longDate(row.at.slice(0, 10)),
        row.number,
        row.by,
        row.ruled || 'A question was open',
        row.chosen,
        row.reason,
      ])}
    />
  );
}
