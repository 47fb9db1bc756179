import { Anchor } from '@mantine/core';
import { CircleAlert, CircleCheck, CirclePause, Undo2, type LucideIcon } from 'lucide-react';
import { Link } from 'react-router';
import type { BasisDecision } from '../../../shared/domain/basis/slice';
import { basisWords } from '../../app/ui/basisWords';
import { Why } from '../../app/ui/Why';
import css from './basis.module.css';

const icons: Record<BasisDecision['outcome'], LucideIcon> = {
  open: CircleCheck,
  hold: CirclePause,
  return: Undo2,
};

interface DecisionProps {
  decision: BasisDecision;
  waits: boolean;
  /** Where its sheet is written, once it is decided. */
  sheetTo: string | undefined;
}

/** One sentence to read to a caller, the due date, and what follows from it. */
export function Decision({ decision, waits, sheetTo }: DecisionProps) {
  const { due, outcome } = decision;
  // The green of an open door would contradict what is not shown yet.
  const shut = waits && outcome === 'open';
  const Icon = shut ? CirclePause : icons[outcome];
  return (
    <>
      <h2 data-outcome={shut ? 'waits' : outcome}>
        <Icon size={18} aria-hidden /> {headingOf(decision)}
      </h2>
      {shut && <p>Not yet: something has still to be shown.</p>}
      <p>{decision.sentence}</p>
      {outcome === 'hold' && <p>{decision.holder} must decide.</p>}
      <Why about="the basis" citation={decision.citation} ruleId={decision.ruleId} />
      {decision.override && (
        <p className={css.warn}>
          <CircleAlert size={16} aria-hidden /> Chosen against the rules: {decision.override.reason}
        </p>
      )}
      {decision.unverified && <Unverified />}
      <p>{due.sentence}</p>
      {due.unverified && <Unverified />}
      <Why about="the due date" sentence={due.governing} citation={due.citation} />
      <Lines title="What follows" lines={consequences(decision)} />
      <Lines title="Keep on file" lines={decision.documents} />
      <Lines title="Beware" lines={decision.traps} />
      {decision.sheet && <Sheet sheet={decision.sheet} to={sheetTo} />}
    </>
  );
}

function headingOf({ kind, outcome, title }: BasisDecision): string {
  if (outcome === 'hold') return 'Hold it: somebody has to decide';
  if (outcome === 'return') return title || 'It goes back to the one who asks';
  return basisWords[kind].long;
}

function Unverified() {
  return (
    <p className={css.warn}>
      <CircleAlert size={16} aria-hidden /> This rule has not been verified lately. A manager must
      confirm it.
    </p>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

interface SheetProps {
  sheet: NonNullable<BasisDecision['sheet']>;
  to: string | undefined;
}

function Sheet({ sheet, to }: SheetProps) {
  return (
    <>
      <Lines title="Only this may stand on the sheet" lines={sheet.fields} />
      <Lines title="Never on it" lines={sheet.never} />
      {to && (
        <Anchor component={Link} to={to}>
          Fill in the sheet
        </Anchor>
      )}
    </>
  );
}

/** An authorization is a ceiling, not an order: not one page more than it covers. */
function consequences(decision: BasisDecision): readonly string[] {
  if (decision.outcome !== 'open') return [decision.scope].filter(Boolean);
  return [
    decision.needsAuthorization
      ? 'The authorization is checked next.'
      : 'No authorization is needed.',
    decision.scope,
    decision.accountable
      ? 'It is listed in the patient’s accounting of disclosures.'
      : 'It is logged, and not listed in the patient’s accounting of disclosures.',
  ].filter(Boolean);
}
