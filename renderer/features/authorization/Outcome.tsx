import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { AskForForm } from '../../app/ui/AskForForm';
import { ConfirmDialog } from '../../app/ui/ConfirmDialog';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { defectsOf, openChecks } from './checkWords';
import { OtherFormDialog, type AskedForms } from './OtherFormDialog';
import styles from './authorization.module.css';

interface OutcomeProps {
  readonly handle: RequestHandle;
  readonly view: RequestView;
  /** Saves what is still being typed: nobody decides on half a form. */
  readonly flush: () => Promise<void>;
  readonly onShowPaper: (paperId: string) => void;
}

/** What the form is worth, and the two ways on. */
export function Outcome(props: OutcomeProps) {
  const { handle, view } = props;
  const [returning, setReturning] = useState(false);
  const [returningPart, setReturningPart] = useState(false);
  const requestId = view.request.id;

  async function decide(verb: 'authorization.accept' | 'authorization.return'): Promise<void> {
    await props.flush();
    const reply = await handle.run(verb, { requestId });
    if (reply.ok) setReturning(false);
  }

  async function returnPart(asked: AskedForms): Promise<boolean> {
    await props.flush();
    const reply = await handle.run('authorization.returnPart', { requestId, ...asked });
    if (reply.ok) setReturningPart(false);
    return reply.ok;
  }

  function askToReturn(): void {
    handle.clearFault();
    void props.flush().then(() => setReturning(true));
  }

  return (
    <>
      <Standing view={view} />
      <LetterLink
        view={view}
        onShow={props.onShowPaper}
        onPrint={() => void handle.run('authorization.printLetter', { requestId })}
      />
      {view.authorization?.valid && view.authorization.doesNotCarry.length > 0 ? (
        <Button variant="default" onClick={() => setReturningPart(true)}>
          Ask for the other form…
        </Button>
      ) : null}
      {holds(view) ? (
        <Button component={Link} to={requestPath(requestId, 'records')}>
          Go on to the records
        </Button>
      ) : (
        <WaysOn
          view={view}
          busy={handle.busy}
          onReturn={askToReturn}
          onAccept={() => void decide('authorization.accept')}
        />
      )}
      <ConfirmDialog
        opened={returning}
        title="Return the authorization with a letter?"
        confirmLabel="Write the letter and return"
        busy={handle.busy}
        fault={returning ? handle.fault : undefined}
        onConfirm={() => void decide('authorization.return')}
        onClose={() => setReturning(false)}
      >
        <Defects checks={view.authorization?.checks ?? []} />
      </ConfirmDialog>
      {returningPart ? (
        <OtherFormDialog
          requestId={requestId}
          busy={handle.busy}
          fault={handle.fault}
          onConfirm={returnPart}
          onClose={() => setReturningPart(false)}
        />
      ) : null}
    </>
  );
}

/** An accepted form that has run out since must go back like any other. */
function holds({ request, authorization }: RequestView): boolean {
  return request.authorization?.accepted !== undefined && authorization?.valid === true;
}

/** "Valid until Mar 4, 2027" or "3 defects", and what has been decided on it. */
function Standing({ view }: { readonly view: RequestView }) {
  const { valid, foot, missing } = view.authorization ?? { valid: false, foot: '' };
  return (
    <p className={styles.foot} role="status">
      <StatusBadge tone={valid ? 'ok' : 'bad'} label={missing ? 'No form has come' : foot} />
      {missing?.asked ? <StatusBadge tone="waiting" label="Asked for with a letter" /> : null}
      <Decided slice={view.request.authorization} />
    </p>
  );
}

function Decided({ slice }: { readonly slice: RequestView['request']['authorization'] }) {
  return (
    <>
      {slice?.accepted ? <StatusBadge tone="ok" label="Accepted" /> : null}
      {slice?.partReturned ? <StatusBadge tone="waiting" label="Asked for another form" /> : null}
      {slice?.returned ? <StatusBadge tone="waiting" label="Returned with a letter" /> : null}
    </>
  );
}

interface WaysOnProps {
  readonly view: RequestView;
  readonly busy: boolean;
  readonly onReturn: () => void;
  readonly onAccept: () => void;
}

/** The way that fits stands out: accept a valid form, return a defective one, ask where none came. */
function WaysOn({ view, busy, onReturn, onAccept }: WaysOnProps) {
  if (view.authorization?.missing) return <AskForForm view={view} variant="filled" />;
  const { valid, checks, doesNotCarry } = view.authorization ?? nothingShown;
  const hasDefects = defectsOf(checks).length > 0;
  const isRevoked = view.gate.some(({ id, ok }) => id === 'revocation' && !ok);
  return (
    <>
      <Button variant={hasDefects ? 'filled' : 'default'} disabled={!hasDefects} onClick={onReturn}>
        Return with a letter…
      </Button>
      {isRevoked ? null : (
        <Button
          variant={hasDefects ? 'default' : 'filled'}
          disabled={!valid}
          loading={busy && valid}
          onClick={onAccept}
        >
          {doesNotCarry.length > 0 ? 'Accept for the rest' : 'Accept the authorization'}
        </Button>
      )}
    </>
  );
}

const nothingShown = { valid: false, checks: [], doesNotCarry: [] };

function Defects({
  checks,
}: {
  readonly checks: NonNullable<RequestView['authorization']>['checks'];
}) {
  const open = openChecks(checks).length;
  return (
    <>
      <p>The letter will name what has to be mended:</p>
      <ul className={styles.defects}>
        {defectsOf(checks).map((check) => (
          <li key={check.id}>{check.sentence}</li>
        ))}
      </ul>
      {open > 0 ? (
        <p>
          {open === 1 ? '1 check is' : `${open} checks are`} still to answer and will not be in the
          letter. Answer them first if the sender should mend everything at once.
        </p>
      ) : null}
      <p>The letter is kept with the papers of this request, ready to print.</p>
    </>
  );
}

function LetterLink({
  view,
  onShow,
  onPrint,
}: {
  readonly view: RequestView;
  onShow: (id: string) => void;
  onPrint: () => void;
}) {
  const letter = view.request.intake.papers.findLast((paper) => paper.kind === 'letter');
  const { returned, partReturned } = view.request.authorization ?? {};
  if ((!returned && !partReturned) || !letter) return null;
  return (
    <>
      <Button variant="subtle" onClick={() => onShow(letter.id)}>
        Show the letter
      </Button>
      <Button variant="default" onClick={onPrint}>
        Print the letter
      </Button>
    </>
  );
}
