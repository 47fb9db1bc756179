import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { PackVersion, ReadableRule } from '../../../shared/contract/rules';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { beginsOf, ruleName } from './ruleWords';
import type { PackName } from './usePacks';

interface ConfirmRuleProps {
  pack: PackVersion;
  /** Absent: the pack as a whole. */
  rule: ReadableRule | undefined;
  onClose: () => void;
  onDone: (name: PackName) => void;
}

function beginsOn(rule: ReadableRule): string | undefined {
  const value = beginsOf(rule)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** A manager has read the source: the rule is marked verified today. */
export function ConfirmRule({ pack, rule, onClose, onDone }: ConfirmRuleProps) {
  const { call } = useDesk();
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Fault>();
  const { packId, version } = pack;
  const confirm = async () => {
    const reply = await call('rules.confirm', {
      ...{ packId, version, reason },
      ...(rule ? { ruleId: rule.id, effectiveFrom: beginsOn(rule) } : {}),
    });
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) onDone(reply.value);
  };
  return (
    <ConfirmDialog
      opened
      title={`Confirm ${pack.label}${rule ? `, ${ruleName(rule)}` : ` ${version}`}`}
      confirmLabel="It is as the source says"
      fault={fault}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {rule?.citation && <p>{rule.citation}</p>}
      <Textarea
        label="How you know"
        description="Who read the source, and where. It stands in the record of the clinic."
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
