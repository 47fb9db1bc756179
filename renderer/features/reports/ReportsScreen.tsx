import { Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { requesterWords } from '../../app/ui/requesterWords';
import { Screen } from '../../app/ui/Screen';
import css from '../../app/ui/station.module.css';
import { Overrides } from './Overrides';
import { ReportTable } from './ReportTable';

type Summary = OutputOf<(typeof contract)['reports.summary']>;

/** What the manager asks for at the end of a month, computed from the requests themselves. */
export function ReportsScreen() {
  const desk = useDesk();
  const [range, setRange] = useState<{ from: string; to: string }>();
  const [summary, setSummary] = useState<Summary>();
  const [fault, setFault] = useState<Fault>();

  useEffect(() => {
    void desk.call('desk.queue', {}).then((reply) => {
      if (reply.ok)
        setRange({ from: `${reply.value.today.slice(0, 4)}-01-01`, to: reply.value.today });
    });
  }, [desk]);

  useEffect(() => {
    if (!range?.from || !range.to) return;
    let stale = false;
    void desk.call('reports.summary', range).then((reply) => {
      if (stale) return;
      setFault(reply.ok ? undefined : reply.fault);
      if (reply.ok) setSummary(reply.value);
    });
    return () => {
      stale = true;
    };
  }, [desk, range]);

  return (
    <Screen title="Reports" scrollKey="reports">
      <div className={css.column}>
        <FaultAlert fault={fault} />
        {range && (
          <Group gap="md">
            <TextInput
              label="From"
              type="date"
              value={range.from}
              onChange={(event) => setRange({ ...range, from: event.currentTarget.value })}
            />
            <TextInput
              label="To"
              type="date"
              value={range.to}
              onChange={(event) => setRange({ ...range, to: event.currentTarget.value })}
            />
          </Group>
        )}
        {summary && <Figures summary={summary} />}
        {range && <Overrides from={range.from} to={range.to} />}
      </div>
    </Screen>
  );
}

function Figures({ summary }: { summary: Summary }) {
  return (
    <>
      <section>
        <h2>Requests</h2>
        <dl className={css.facts}>
          <dt>Received</dt>
          <dd>{summary.received}</dd>
          <dt>Released</dt>
          <dd>{summary.released}</dd>
          <dt>Pages released</dt>
          <dd>{summary.pagesReleased}</dd>
          <dt>Open now</dt>
          <dd>{summary.open}</dd>
          <dt>Overdue now</dt>
          <dd>{summary.overdue}</dd>
          <dt>Half were released within</dt>
          <dd>{daysText(summary.medianDays)}</dd>
          <dt>Nine in ten were released within</dt>
          <dd>{daysText(summary.ninetiethDays)}</dd>
        </dl>
      </section>
      <ReportTable
        title="By requester"
        head={['Requester', 'Received', 'Released', 'Half within']}
        rows={summary.byRequester.map((row) => [
          wordOf(row.kind),
          row.received,
          row.released,
          daysText(row.medianDays),
        ])}
      />
      <ReportTable
        title="Defects of authorizations that went back"
        head={['Defect', 'Times']}
        rows={summary.byDefect.map((row) => [row.defect, row.count])}
      />
      <ReportTable
        title="By person"
        head={['Person', 'Released', 'Pages']}
        rows={summary.byPerson.map((row) => [row.name, row.released, row.pages])}
      />
    </>
  );
}

/** An older request may name a kind this desk has no words for. */
function wordOf(kind: string): string {
  return (requesterWords as Readonly<Record<string, string>>)[kind] ?? kind;
}

function daysText(days: number | undefined): string {
  if (days === undefined) return '-';
  return days === 1 ? '1 day' : `${days} days`;
}
