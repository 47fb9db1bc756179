import { useId, type ReactNode } from 'react';
import type { Explanation } from '../../../shared/contract/rules';
import { ConditionLines } from './ConditionLines';
import { StatusBadge } from './StatusBadge';
import css from './ui.module.css';

/** The rule behind an outcome: its source, when it holds, by which facts, and what would turn it. */
export function WhyRule({ rule, citation }: { rule: Explanation; citation: string }) {
  return (
    <div className={css.whyRule}>
      {rule.title && <p className={css.whyTitle}>{rule.title}</p>}
      {rule.citation !== '' && rule.citation !== citation && <p>{rule.citation}</p>}
      <p className={css.whySource}>
        {rule.status === 'verified' ? (
          <StatusBadge tone="ok" label={`Verified on ${rule.verifiedOn}`} />
        ) : (
          <StatusBadge tone="warn" label="A manager must confirm this rule" />
        )}
        <span className={css.dimmed}>{rule.pack}</span>
      </p>
      {rule.newer !== '' && <p>{rule.newer}</p>}
      {rule.conditions.map((condition) => (
        <Condition key={condition.title} {...condition} />
      ))}
      {rule.facts.length > 0 && <Facts rule={rule} />}
      {rule.findings.length > 0 && (
        <Part title="What this check can find">
          <ul>
            {rule.findings.map(({ answer, sentence }) => (
              <li key={`${answer} ${sentence}`}>
                {findingWords[answer] ?? answer}: {sentence}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  );
}

const findingWords: Readonly<Record<string, string>> = {
  met: 'Met',
  'not-met': 'Not met',
  unknown: 'Your call',
  'not-applicable': 'Not asked',
};

function Condition({ title, lines, outcome, changes }: Explanation['conditions'][number]) {
  return (
    <Part title={title}>
      <ConditionLines lines={lines} />
      {outcome && <p>{outcome}</p>}
      {changes.length > 0 && (
        <>
          <p className={css.dimmed}>What would change it:</p>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

function Facts({ rule }: { rule: Explanation }) {
  return (
    <Part title="For this request">
      <dl className={css.whyFacts}>
        {rule.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <p id={id} className={css.whyTitle}>
        {title}
      </p>
      {children}
    </section>
  );
}
