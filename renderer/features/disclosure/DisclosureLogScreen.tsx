import { Checkbox, Group, TextInput } from '@mantine/core';
import { BookOpenCheck } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { paths, requestPath } from '../../app/paths';
import { longDate } from '../../app/ui/dates';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { Screen } from '../../app/ui/Screen';
import css from '../../app/ui/station.module.css';

type Row = OutputOf<(typeof contract)['disclosure.list']>['rows'][number];

const everything = { from: '', to: '', accountableOnly: false, text: '' };

/** Every disclosure of the clinic; nothing is ever taken out of it. */
export function DisclosureLogScreen() {
  const desk = useDesk();
  const [filter, setFilter] = useState(everything);
  const wanted = useDeferredValue(filter);
  const [rows, setRows] = useState<readonly Row[]>();
  const [fault, setFault] = useState<Fault>();

  useEffect(() => {
    let stale = false;
    void desk.call('disclosure.list', wanted).then((reply) => {
      if (stale) return;
      setFault(reply.ok ? undefined : reply.fault);
      if (reply.ok) setRows(reply.value.rows);
    });
    return () => {
      stale = true;
    };
  }, [desk, wanted]);

  return (
    <Screen
      title="Disclosures"
      scrollKey="disclosures"
      actions={<Link to={paths.accounting}>Accounting for a patient</Link>}
    >
      <FaultAlert fault={fault} />
      <Filters filter={filter} onChange={setFilter} />
      {rows?.length === 0 && (
        <EmptyState icon={BookOpenCheck} title="No disclosures here">
          Releasing a packet writes the first row; what left by another way is typed in under
          “Accounting for a patient”. A wider date range may show more.
        </EmptyState>
      )}
      {rows && rows.length > 0 && <LogTable rows={rows} />}
    </Screen>
  );
}

function Filters(props: {
  filter: typeof everything;
  onChange: (filter: typeof everything) => void;
}) {
  const { filter, onChange } = props;
  return (
    <Group align="flex-end" gap="md" mb="md">
      <TextInput
        label="Patient, recipient or number"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
      />
      <TextInput
        label="From"
        type="date"
        value={filter.from}
        onChange={(event) => onChange({ ...filter, from: event.currentTarget.value })}
      />
      <TextInput
        label="To"
        type="date"
        value={filter.to}
        onChange={(event) => onChange({ ...filter, to: event.currentTarget.value })}
      />
      <Checkbox
        pb={6}
        label="Only those in an accounting"
        checked={filter.accountableOnly}
        onChange={(event) => onChange({ ...filter, accountableOnly: event.currentTarget.checked })}
      />
    </Group>
  );
}

function LogTable({ rows }: { rows: readonly Row[] }) {
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label="Disclosure log">
      <table className={css.table}>
        <thead>
          <tr>
            <th>Date</th>
            <th>Patient</th>
            <th>To</th>
            <th>What</th>
            <th>How</th>
            <th data-number>Pages</th>
            <th>In an accounting</th>
            <th>Request</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className={css.noBreak}>{longDate(row.disclosedOn)}</td>
              <td>{row.patient}</td>
              <td>{row.recipientName}</td>
              <td>{row.description}</td>
              <How how={row.how} />
              <td>{row.accountable ? 'Yes' : 'No'}</td>
              <td className={css.noBreak}>
                <Link to={requestPath(row.requestId, 'disclosure')}>{row.requestNumber}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What left by another door was typed in by hand, and says so. */
function How({ how }: Pick<Row, 'how'>) {
  if (how.kind === 'released') {
    return (
      <>
        <td>{how.method}</td>
        <td data-number>{how.pageCount}</td>
      </>
    );
  }
  return (
    <td colSpan={2}>
      <strong>Typed in</strong>, made by {how.madeBy}
    </td>
  );
}
