import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AskedAccounting } from '../../../shared/contract/accounting';
import { longDate } from '../../app/ui/dates';
import css from '../../app/ui/station.module.css';
import type { AccountingRun } from './accountingRun';
import own from './disclosure.module.css';

interface AskedProps {
  readonly requestId: string;
  readonly run: AccountingRun;
}

/** What was asked for, when it is due, and what was given. */
export function AskedAccountings(props: AskedProps & { asked: readonly AskedAccounting[] }) {
  if (props.asked.length === 0) return null;
  return (
    <section className={own.part} aria-labelledby="asked">
      <h2 id="asked">Asked for</h2>
      <ul className={css.list}>
        {props.asked.map((one) => (
          <li key={one.id}>
            <div className={css.grow}>
              <strong>{one.number}</strong>, received on {longDate(one.receivedOn)}:{' '}
              {statusWords(one)}
              {one.status === 'open' && <OpenOne {...props} one={one} />}
              {one.status === 'given' && <GivenOne {...props} one={one} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function statusWords(one: AskedAccounting): string {
  if (one.status === 'withdrawn') return 'withdrawn.';
  if (one.status === 'given') return `given, ${one.entries?.length ?? 0} on the list.`;
  return `due on ${longDate(one.legalDue)}, work by ${longDate(one.workBy)}. ${one.freeWhy}`;
}

function OpenOne({ requestId, run, one }: AskedProps & { one: AskedAccounting }) {
  const target = { requestId, accountingId: one.id };
  return (
    <div className={own.part}>
      <div className={own.row}>
        <Button onClick={() => void run('accounting.give', target)}>File the letter with it</Button>
        <Button variant="subtle" onClick={() => void run('accounting.withdraw', target)}>
          It was withdrawn
        </Button>
      </div>
      {!one.free && <FeeForm target={target} run={run} told={one.fee} />}
      {one.extension.allowed ? (
        <ExtendForm target={target} run={run} latest={one.extension.latest} />
      ) : (
        <span className={css.dimmed}>{one.extension.sentence}</span>
      )}
    </div>
  );
}

interface TargetProps {
  readonly target: { readonly requestId: string; readonly accountingId: string };
  readonly run: AccountingRun;
}

function FeeForm({ target, run, told }: TargetProps & { told: number | undefined }) {
  const [dollars, setDollars] = useState<number | string>('');
  if (told !== undefined)
    return <span>The patient was told a fee of ${(told / 100).toFixed(2)}.</span>;
  const cents = Math.round(Number(dollars) * 100);
  return (
    <div className={own.row}>
      <NumberInput
        size="xs"
        label="Cost, in dollars"
        min={0}
        decimalScale={2}
        value={dollars}
        onChange={setDollars}
      />
      <Button
        size="xs"
        variant="subtle"
        disabled={!(cents > 0)}
        onClick={() => void run('accounting.tellFee', { ...target, cents })}
      >
        The patient was told this fee
      </Button>
    </div>
  );
}

function ExtendForm({ target, run, latest }: TargetProps & { latest: string }) {
  const [reason, setReason] = useState('');
  const [completeBy, setCompleteBy] = useState('');
  return (
    <div className={own.row}>
      <TextInput
        size="xs"
        className={css.grow}
        label="Why it takes longer"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="Done by"
        max={latest}
        value={completeBy}
        onChange={(event) => setCompleteBy(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="subtle"
        disabled={!reason.trim() || !completeBy}
        onClick={() => void run('accounting.extend', { ...target, reason, completeBy })}
      >
        File the letter for more time
      </Button>
    </div>
  );
}

function GivenOne({ requestId, run, one }: AskedProps & { one: AskedAccounting }) {
  const target = { requestId, accountingId: one.id };
  return (
    <div className={own.row}>
      <Button size="xs" variant="default" onClick={() => void run('accounting.print', target)}>
        Print the letter
      </Button>
      <Button size="xs" variant="default" onClick={() => void run('accounting.saveCsv', target)}>
        Save as CSV
      </Button>
    </div>
  );
}
