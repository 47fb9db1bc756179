import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { PackVersion, ReadableField, ReadableRule } from '../../../shared/contract/rules';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { RuleCard } from './RuleCard';
import css from './rules.module.css';
import type { OpenPack } from './usePacks';

interface PackViewProps {
  open: OpenPack;
  onChange: (rule: ReadableRule, field: ReadableField) => void;
  /** Without a rule: the pack as a whole. */
  onConfirm: (rule: ReadableRule | undefined) => void;
  onCompare: () => void;
  onNewRates: (rule: ReadableRule) => void;
}

export function PackView({ open, onChange, onConfirm, onCompare, onNewRates }: PackViewProps) {
  const { pack, parts } = open;
  const [part, setPart] = useState('clocks');
  const shown = parts.find((one) => one.part === part) ?? parts[1] ?? parts[0];
  return (
    <>
      <PackHead pack={pack} onConfirm={() => onConfirm(undefined)} onCompare={onCompare} />
      <NativeSelect
        className={css.part}
        label="Which part?"
        value={shown?.part ?? ''}
        data={parts.map(({ part: value, title, rules }) => ({
          value,
          label: value === 'pack' ? title : `${title} (${String(rules.length)})`,
        }))}
        onChange={(event) => setPart(event.currentTarget.value)}
      />
      {shown && (
        <section className={css.rules} aria-label={shown.title}>
          {shown.rules.map((rule, at) => (
            <RuleCard
              key={`${shown.part} ${rule.id} ${String(at)}`}
              rule={rule}
              onChange={(field) => onChange(rule, field)}
              onConfirm={() => onConfirm(rule)}
              onNewRates={() => onNewRates(rule)}
            />
          ))}
        </section>
      )}
    </>
  );
}

interface PackHeadProps {
  pack: PackVersion;
  onConfirm: () => void;
  onCompare: () => void;
}

function PackHead({ pack, onConfirm, onCompare }: PackHeadProps) {
  const { saved, fault, save } = useExport(pack);
  return (
    <header className={css.head}>
      <div>
        <h2>
          {pack.label} {pack.version}
        </h2>
        <p>{pack.holds}.</p>
        {pack.own && (
          <p className={css.dimmed}>
            Made from {pack.own.basedOn} by {pack.own.by} on {pack.own.on}: {pack.own.reason}
          </p>
        )}
        <PackStatus pack={pack} />
        <FaultAlert fault={fault} />
        <p role="status">{saved}</p>
      </div>
      <div className={css.headActions}>
        <Button variant="default" onClick={onCompare}>
          Compare versions…
        </Button>
        <Button variant="default" onClick={() => void save()}>
          Export
        </Button>
        <Button variant="default" onClick={onConfirm}>
          Confirm the pack…
        </Button>
      </div>
    </header>
  );
}

function PackStatus({ pack }: { pack: PackVersion }) {
  return (
    <p className={css.status}>
      {pack.warning === '' ? (
        <StatusBadge tone="ok" label={`Verified on ${pack.verifiedOn}`} />
      ) : (
        <StatusBadge tone="warn" label="Needs a manager" />
      )}
      {pack.warning !== '' && <span>{pack.warning}</span>}
      {pack.toConfirm > 0 && (
        <span className={css.dimmed}>
          {pack.toConfirm === 1 ? '1 rule' : `${String(pack.toConfirm)} rules`} to confirm
        </span>
      )}
    </p>
  );
}

function useExport({ packId, version }: PackVersion) {
  const { call } = useDesk();
  const [saved, setSaved] = useState('');
  const [fault, setFault] = useState<Fault>();
  const save = async () => {
    const reply = await call('rules.export', { packId, version });
    setFault(reply.ok ? undefined : reply.fault);
    setSaved(reply.ok && reply.value.saved ? `Saved as ${reply.value.name}.` : '');
  };
  return { saved, fault, save };
}
