import { SquareDashedMousePointer, X } from 'lucide-react';
import type { CheckOutcome } from '../../../shared/contract/request';
import type { Evidence } from '../../../shared/domain/authorization/slice';
import { ToolButton } from '../../app/page/ToolButton';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { Why } from '../../app/ui/Why';
import { checkWord } from './checkWords';
import { ReasonField } from './ReasonField';
import styles from './authorization.module.css';

/** Where on the scan a check has its evidence, and how that is changed. */
export interface EvidenceActions {
  readonly all: readonly Evidence[];
  readonly drawingFor: string | undefined;
  readonly canDraw: boolean;
  readonly draw: (checkId: string | undefined) => void;
  readonly show: (evidence: Evidence) => void;
  readonly erase: (evidence: Evidence) => void;
}

export interface CheckRowActions {
  readonly requestId: string;
  readonly evidence: EvidenceActions;
  /** Goes on in spite of a warning; says whether it was kept. */
  readonly onAnswer: (checkId: string, reason: string) => Promise<boolean>;
}

export function CheckRow(props: CheckRowActions & { readonly check: CheckOutcome }) {
  const { check, evidence } = props;
  const own = evidence.all.filter((one) => one.checkId === check.id);
  const isDrawing = evidence.drawingFor === check.id;
  return (
    <li className={styles.check} data-check={check.id} data-answer={check.answer}>
      <div className={styles.checkHead}>
        <span className={styles.checkTitle}>{check.title}</span>
        <StatusBadge {...checkWord(check)} />
      </div>
      <p>{check.sentence}</p>
      {check.unverified ? (
        <p className={styles.unverified}>Not checked against its source: a manager must confirm.</p>
      ) : null}
      {check.answer === 'not-met' && check.severity === 'warn' ? (
        <ReasonField
          key={check.sentence}
          check={check}
          requestId={props.requestId}
          onAnswer={props.onAnswer}
        />
      ) : null}
      <div className={styles.checkFoot}>
        <Why citation={check.citation} ruleId={check.ruleId} about={check.title} />
        {own.map((one, at) => (
          <EvidenceChip key={one.id} one={one} at={at} check={check} evidence={evidence} />
        ))}
        {evidence.canDraw ? (
          <button
            type="button"
            className={styles.draw}
            aria-pressed={isDrawing}
            aria-label={`Draw where it is: ${check.title}`}
            onClick={() => evidence.draw(isDrawing ? undefined : check.id)}
          >
            <SquareDashedMousePointer size={15} aria-hidden />
            Draw where it is
          </button>
        ) : null}
      </div>
    </li>
  );
}

function EvidenceChip(props: {
  readonly one: Evidence;
  readonly at: number;
  readonly check: CheckOutcome;
  readonly evidence: EvidenceActions;
}) {
  const { one, at, check, evidence } = props;
  const name = `evidence ${at + 1} of ${check.title}, page ${one.page}`;
  return (
    <span className={styles.chip}>
      <button type="button" aria-label={`Show ${name}`} onClick={() => evidence.show(one)}>
        Page {one.page}
      </button>
      <ToolButton label={`Erase ${name}`} icon={X} onClick={() => evidence.erase(one)} />
    </span>
  );
}
