import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PackVersion, ReadableField, ReadableRule } from '../../../shared/contract/rules';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { ReasonAndDay } from './ReasonAndDay';
import { ruleName, tomorrow, uncheckedWords, typedOf, valueOf } from './ruleWords';
import type { PackName } from './usePacks';

interface ChangeDialogProps {
  pack: PackVersion;
  rule: ReadableRule;
  field: ReadableField;
  today: string;
  onClose: () => void;
  onDone: (name: PackName) => void;
}

/** A new value, why, from when, and whether it was compared with its source. */
export function ChangeDialog({ pack, rule, field, today, onClose, onDone }: ChangeDialogProps) {
  const { call } = useDesk();
  const [typed, setTyped] = useState(() => typedOf(field));
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(() => tomorrow(today));
  const [checked, setChecked] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const change = async () => {
    const reply = await call('rules.changeRule', {
      ...{ packId: pack.packId, version: pack.version, path: field.path },
      ...{ value: valueOf(field, typed), reason, from, checked },
    });
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) onDone(reply.value);
  };
  return (
    <ConfirmDialog
      opened
      title={`Change ${pack.label}${rule.id === '' ? '' : `, ${ruleName(rule)}`}`}
      confirmLabel="Make the new version"
      fault={fault}
      onConfirm={() => void change()}
      onClose={onClose}
    >
      <ValueField field={field} typed={typed} onType={setTyped} />
      <ReasonAndDay reason={reason} from={from} onReason={setReason} onFrom={setFrom} />
      <Checkbox
        label="I have compared the new value with its source"
        description={uncheckedWords}
        checked={checked}
        onChange={(event) => setChecked(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}

interface ValueFieldProps {
  field: ReadableField;
  typed: string;
  onType: (typed: string) => void;
}

function ValueField({ field, typed, onType }: ValueFieldProps) {
  const shared = { label: field.label, description: `Now: ${field.words}`, value: typed };
  if (field.kind === 'yes-no' || field.kind === 'choice') {
    const data = field.kind === 'choice' ? [...field.options] : ['yes', 'no'];
    return <NativeSelect {...shared} data={data} onChange={(e) => onType(e.currentTarget.value)} />;
  }
  if (field.kind === 'text') {
    const description = /\{/.test(typed)
      ? `${shared.description} The desk fills in what stands in braces; leave it as it is.`
      : shared.description;
    return (
      <Textarea
        {...shared}
        description={description}
        autosize
        minRows={2}
        onChange={(e) => onType(e.currentTarget.value)}
      />
    );
  }
  const isMoney = field.kind === 'cents' || field.kind === 'mills';
  return (
    <TextInput
      {...shared}
      label={isMoney ? `${field.label}, in dollars` : field.label}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'date' ? undefined : 'decimal'}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
