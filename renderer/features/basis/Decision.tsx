import { CircleAlert, CircleCheck } from 'lucide-react';
import type { contract } from '../../../shared/contract/contract';
import type { OutputOf } from '../../../shared/contract/verb';
import { basisWords } from '../../app/ui/basisWords';
import { Why } from '../../app/ui/Why';
import css from './basis.module.css';

type Preview = OutputOf<(typeof contract)['basis.preview']>;

/** One sentence to read to a caller, the due date, and what follows from it. */
export function Decision({ preview }: { preview: Preview }) {
  if (!preview.covered)
    return (
      <p className={css.notCovered}>
        <CircleAlert size={18} aria-hidden /> {preview.sentence}
      </p>
    );
  const { decision } = preview;
  const { due } = decision;
  return (
    <>
      <h2>
        <CircleCheck size={18} aria-hidden /> {basisWords[decision.kind].long}
      </h2>
      <p>{decision.sentence}</p>
      <Why about="the basis" citation={decision.citation} ruleId={decision.ruleId} />
      <p>{due.sentence}</p>
      {due.unverified && (
        <p className={css.warn}>
          <CircleAlert size={16} aria-hidden /> This rule has not been verified lately. A manager
          must confirm it.
        </p>
      )}
      <Why about="the due date" sentence={due.governing} citation={due.citation} />
      <h3>What follows</h3>
      <ul>
        {consequences(decision).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

type Covered = Extract<Preview, { covered: true }>['decision'];

/** An authorization is a ceiling, not an order: not one page more than it covers. */
function scopeOf(decision: Covered): string {
  if (decision.needsAuthorization)
    return 'What the authorization covers is sent, and no page more.';
  if (decision.minimumNecessary) return 'Only what the purpose needs is sent.';
  return 'Everything asked for is sent.';
}

function consequences(decision: Covered): readonly string[] {
  return [
    decision.needsAuthorization
      ? 'The authorization is checked next.'
      : 'No authorization is needed.',
    scopeOf(decision),
    decision.accountable
      ? 'It is listed in the patient’s accounting of disclosures.'
      : 'It is logged, and not listed in the patient’s accounting of disclosures.',
    ...decision.documents.map((document) => `Keep on file: ${document}.`),
  ];
}
