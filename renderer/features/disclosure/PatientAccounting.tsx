import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { AccountingView } from '../../../shared/contract/accounting';
import type { Fault } from '../../../shared/domain/base/fault';
import type { AccountingList } from '../../../shared/domain/disclosure/accounting';
import { useDesk } from '../../app/desk/deskContext';
import { longDate } from '../../app/ui/dates';
import { FaultAlert } from '../../app/ui/FaultAlert';
import css from '../../app/ui/station.module.css';
import { AskedAccountings } from './AskedAccountings';
import { LeftOut } from './LeftOut';
import { MayBeSame } from './MayBeSame';
import { SuspendForm } from './SuspendForm';
import { TypeInForm } from './TypeInForm';
import type { AccountingRun } from './accountingRun';
import own from './disclosure.module.css';

const lists = [
  { value: 'disclosures', label: 'All that the law lists (six years)' },
  { value: 'part2-consent', label: 'Made with a Part 2 consent (three years)' },
];

/** One patient: the list as it would be given today, and on the screen why the rest is not on it. */
export function PatientAccounting(props: { requestId: string; onOther: () => void }) {
  const { requestId } = props;
  const [list, setList] = useState<AccountingList>('disclosures');
  const [from, setFrom] = useState('');
  const { view, fault, busy, run } = useAccounting(requestId, list, from);
  const [receivedOn, setReceivedOn] = useState('');
  if (!view) return <FaultAlert fault={fault} />;
  const received = receivedOn === '' ? view.today : receivedOn;
  // The one primary button is the next thing to do.
  const isOpen = view.asked.some((one) => one.status === 'open');
  return (
    <div className={css.column}>
      <Group justify="space-between">
        <h2>
          {view.patient}, born {longDate(view.dateOfBirth)}
        </h2>
        <Button variant="subtle" size="xs" onClick={props.onOther}>
          Choose another patient
        </Button>
      </Group>
      <FaultAlert fault={fault} />
      <Group align="flex-end" gap="md">
        <NativeSelect
          label="Which list?"
          data={lists}
          value={list}
          onChange={(event) =>
            setList(event.currentTarget.value === 'part2-consent' ? 'part2-consent' : 'disclosures')
          }
        />
        <TextInput
          label="From, if a day was named"
          type="date"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label="Day it was asked for"
          type="date"
          max={view.today}
          value={received}
          onChange={(event) => setReceivedOn(event.currentTarget.value)}
        />
        <Button
          variant={isOpen ? 'default' : 'filled'}
          loading={busy}
          onClick={() =>
            void run('accounting.ask', {
              requestId,
              list,
              receivedOn: received,
              ...(from && { from }),
            })
          }
        >
          Log the request for this list
        </Button>
      </Group>
      <MayBeSame requestId={requestId} view={view} run={run} />
      <AskedAccountings requestId={requestId} asked={view.asked} run={run} />
      <Entries view={view} />
      {view.suspended.length > 0 && (
        <LeftOut title="Suspended: not on the letter, and no trace of it" rows={view.suspended} />
      )}
      <LeftOut title="Not on the list" rows={view.leftOut} empty="Nothing else was disclosed." />
      <SuspendForm requestId={requestId} view={view} run={run} />
      <TypeInForm requestId={requestId} view={view} run={run} />
    </div>
  );
}

function Entries({ view }: { view: AccountingView }) {
  return (
    <section className={own.part} aria-labelledby="entries">
      <h2 id="entries">
        The list, {longDate(view.from)} to {longDate(view.to)}
      </h2>
      {view.entries.length === 0 && <p>Nothing that the law asks to list.</p>}
      {view.entries.length > 0 && (
        <div className={css.scroll} tabIndex={0} role="region" aria-label="Accounting">
          <table className={css.table}>
            <thead>
              <tr>
                <th>Date</th>
                <th>To</th>
                <th>What</th>
                <th>Why</th>
                <th data-number>Times</th>
              </tr>
            </thead>
            <tbody>
              {view.entries.map((row) => (
                <tr key={`${row.disclosedOn}${row.recipientName}${row.purpose}`}>
                  <td>{longDate(row.disclosedOn)}</td>
                  <td>
                    {row.recipientName}
                    {row.recipientAddress && `, ${row.recipientAddress}`}
                  </td>
                  <td>{row.description}</td>
                  <td>{row.purpose}</td>
                  <td data-number>
                    {row.times}
                    {row.times > 1 && `, last on ${longDate(row.lastOn)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The view, read again after every change. */
function useAccounting(requestId: string, list: AccountingList, from: string) {
  const { call } = useDesk();
  const [view, setView] = useState<AccountingView>();
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let old = false;
    void call('accounting.view', { requestId, list, ...(from && { from }) }).then((reply) => {
      if (old) return;
      if (reply.ok) setView(reply.value);
      else setFault(reply.fault);
    });
    return () => {
      old = true;
    };
  }, [call, requestId, list, from, changes]);
  const run: AccountingRun = async (name, input) => {
    setBusy(true);
    const reply = await call(name, input);
    setBusy(false);
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) setChanges((count) => count + 1);
    return reply.ok;
  };
  return { view, fault, busy, run };
}
