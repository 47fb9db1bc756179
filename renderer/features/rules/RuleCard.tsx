import { useId } from 'react';
import type { ReadableField, ReadableRule } from '../../../shared/contract/rules';
import { ConditionLines } from '../../app/ui/ConditionLines';
import { StatusBadge } from '../../app/ui/StatusBadge';
import ui from '../../app/ui/ui.module.css';
import { isFeeSchedule } from './rates';
import { ruleName } from './ruleWords';
import css from './rules.module.css';

interface RuleCardProps {
  rule: ReadableRule;
  onChange: (field: ReadableField) => void;
  onConfirm: () => void;
  onNewRates: () => void;
}

/** One rule as a person reads it; each value that may be changed has its own button. */
export function RuleCard({ rule, onChange, onConfirm, onNewRates }: RuleCardProps) {
  const id = useId();
  const of = ruleName(rule);
  const name = [of, rule.title].filter((part) => part !== '').join(': ');
  return (
    <article className={css.rule} aria-labelledby={id}>
      <header className={css.ruleHead}>
        <h3 id={id}>
          {rule.title || rule.id || 'The pack itself'}
          {rule.title !== '' && <span className={css.ruleId}>{rule.id}</span>}
        </h3>
        {rule.status === 'verified' ? (
          <StatusBadge tone="ok" label="Verified" />
        ) : (
          <StatusBadge tone="warn" label="Needs a manager" />
        )}
        {rule.status === 'verify' && rule.id !== '' && (
          <button
            type="button"
            className={ui.linkButton}
            aria-label={`Confirm ${name}`}
            onClick={onConfirm}
          >
            Confirm…
          </button>
        )}
        {isFeeSchedule(rule) && (
          <button
            type="button"
            className={ui.linkButton}
            aria-label={`Enter new rates of ${of}`}
            onClick={onNewRates}
          >
            Enter new rates…
          </button>
        )}
      </header>
      {rule.conditions.map(({ title, lines }) => (
        <section key={title} className={css.conditions}>
          <p className={css.dimmed}>{title}</p>
          <ConditionLines lines={lines} />
        </section>
      ))}
      <dl className={css.fields}>
        {rule.fields.map((field) => (
          <div key={field.path.join(' ')}>
            <dt>{field.label}</dt>
            <dd>
              {field.words} <ChangeButton field={field} of={of} onChange={onChange} />
            </dd>
          </div>
        ))}
      </dl>
      {rule.tables.map((table) => (
        <RuleTable key={table.title} table={table} of={of} onChange={onChange} />
      ))}
    </article>
  );
}

interface RuleTableProps {
  table: ReadableRule['tables'][number];
  of: string;
  onChange: (field: ReadableField) => void;
}

function RuleTable({ table, of, onChange }: RuleTableProps) {
  return (
    <div className={css.tableBox} role="region" aria-label={`${of} ${table.title}`} tabIndex={0}>
      <table className={css.table}>
        <caption>{table.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((field, at) => (
                <td key={table.columns[at]}>
                  {field?.words ?? ''}
                  {field && (
                    <ChangeButton
                      field={field}
                      of={`${of} line ${String(row + 1)}`}
                      onChange={onChange}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ChangeButtonProps {
  field: ReadableField;
  of: string;
  onChange: (field: ReadableField) => void;
}

function ChangeButton({ field, of, onChange }: ChangeButtonProps) {
  if (field.kind === 'fixed') return null;
  return (
    <button
      type="button"
      className={ui.linkButton}
      aria-label={`Change ${field.label} of ${of === '' ? 'the pack' : of}`}
      onClick={() => onChange(field)}
    >
      Change
    </button>
  );
}
