import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PackVersion, ReadableRule } from '../../../shared/contract/rules';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { PriceLines } from './PriceLines';
import { ratesOf, ratesToSend, scheduleOf, type TypedRates } from './rates';
import { ReasonAndDay } from './ReasonAndDay';
import { ruleName, tomorrow, uncheckedWords } from './ruleWords';
import css from './rules.module.css';
import type { PackName } from './usePacks';

interface RatesDialogProps {
  pack: PackVersion;
  rule: ReadableRule;
  today: string;
  onClose: () => void;
  onDone: (name: PackName) => void;
}

/** All rates of a schedule for another year at once; those of before stay for their own time. */
export function RatesDialog({ pack, rule, today, onClose, onDone }: RatesDialogProps) {
  const { call } = useDesk();
  const [rates, setRates] = useState(() => ratesOf(rule));
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(() => tomorrow(today));
  const [checked, setChecked] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const change = (part: Partial<TypedRates>) => setRates((before) => ({ ...before, ...part }));
  const enter = async () => {
    const reply = await call('rules.enterRates', {
      ...{ packId: pack.packId, version: pack.version, schedule: scheduleOf(rule) },
      ...{ rates: ratesToSend(rates), reason, from, checked },
    });
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) onDone(reply.value);
  };
  return (
    <ConfirmDialog
      opened
      title={`New rates, ${ruleName(rule)}`}
      confirmLabel="Make the new version"
      fault={fault}
      onConfirm={() => void enter()}
      onClose={onClose}
    >
      <RateDays rates={rates} onChange={change} />
      {rates.lines.length > 0 && (
        <PriceLines lines={rates.lines} onChange={(lines) => change({ lines })} />
      )}
      <Amounts rates={rates} onChange={change} />
      <Textarea
        label="Source of the new rates"
        autosize
        minRows={2}
        value={rates.source}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <ReasonAndDay reason={reason} from={from} onReason={setReason} onFrom={setFrom} />
      <Checkbox
        label="I have compared the new rates with their source"
        description={uncheckedWords}
        checked={checked}
        onChange={(event) => setChecked(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}

interface PartProps {
  rates: TypedRates;
  onChange: (part: Partial<TypedRates>) => void;
}

function RateDays({ rates, onChange }: PartProps) {
  return (
    <div className={css.pair}>
      <TextInput
        label="First day of the rates"
        description="The same first day as now: these take their place."
        type="date"
        value={rates.first}
        onChange={(event) => onChange({ first: event.currentTarget.value })}
      />
      <TextInput
        label="Last day of the rates"
        description="Empty: until others are entered."
        type="date"
        value={rates.last}
        onChange={(event) => onChange({ last: event.currentTarget.value })}
      />
    </div>
  );
}

function Amounts({ rates, onChange }: PartProps) {
  return rates.amounts.map((amount, at) => (
    <TextInput
      key={amount.field.path.join(' ')}
      label={`${amount.label}, in dollars`}
      description={`Now: ${amount.field.words}`}
      inputMode="decimal"
      value={amount.typed}
      onChange={(event) =>
        onChange({
          amounts: rates.amounts.with(at, { ...amount, typed: event.currentTarget.value }),
        })
      }
    />
  ));
}
