import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { BasisPreview } from '../../../shared/contract/basis';
import type { RequestView } from '../../../shared/contract/request';
import { managingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { Decision } from './Decision';
import { LetterButton } from './LetterButton';
import { OverrideDialog } from './OverrideDialog';
import { Questions } from './Questions';
import { Requirements } from './Requirements';
import { usePreview } from './usePreview';
import css from './basis.module.css';

/** Only what decides is asked; the outcome stands in one sentence beside it. */
export function BasisScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  if (!request.view)
    return (
      <RequestFrame requestId={requestId} view={undefined} step="basis" title="Basis">
        {null}
      </RequestFrame>
    );
  return <Basis key={requestId} request={request} view={request.view} />;
}

interface BasisProps {
  request: RequestHandle;
  view: RequestView;
}

function Basis({ request, view }: BasisProps) {
  const requestId = view.request.id;
  const { basis, basisLog } = view.request;
  const shown = usePreview(requestId, basis?.override && basis.row);
  const { preview, answers } = shown;
  const fault = request.fault ?? shown.fault;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="basis"
      title="Basis"
      footer={<Foot {...{ request, view, preview, answers }} dropRow={shown.dropRow} />}
    >
      <div className={css.columns}>
        <div>
          <FaultAlert fault={fault} onClose={request.clearFault} />
          {basisLog?.undecided && <Warning sentence={basisLog.undecided.sentence} />}
          {preview && <Questions preview={preview} answers={answers} onAnswer={shown.answer} />}
          {preview && (
            <Requirements
              requirements={preview.requirements}
              answers={answers}
              onAnswer={shown.answer}
            />
          )}
        </div>
        <div aria-live="polite" className={css.answer}>
          {preview && <OutcomeOf preview={preview} />}
        </div>
      </div>
    </RequestFrame>
  );
}

function OutcomeOf({ preview: { conflict, decision, next } }: { preview: BasisPreview }) {
  if (conflict !== '') return <Warning sentence={conflict} />;
  if (decision) return <Decision decision={decision} />;
  return next ? <p>One question is open: {next.ask}</p> : null;
}

function Warning({ sentence }: { sentence: string }) {
  return (
    <p className={css.notCovered}>
      <CircleAlert size={18} aria-hidden /> {sentence}
    </p>
  );
}

interface FootProps extends BasisProps {
  preview: BasisPreview | undefined;
  answers: BasisPreview['answers'];
  dropRow: () => void;
}

function Foot({ request, view, preview, answers, dropRow }: FootProps) {
  const { session } = useDesk();
  const requestId = view.request.id;
  const { basis } = view.request;
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const overridden = preview?.decision !== undefined && preview.decision.row === basis?.row && basis.override !== undefined; // prettier-ignore
  const decided = preview?.decision && preview.conflict === '' ? preview.decision : undefined;

  const decide = async (hold: boolean) => {
    const sent = preview?.answers ?? answers;
    const input = { requestId, answers: sent, keepOverride: overridden };
    const reply = await request.run('basis.decide', input);
    if (!reply.ok) return;
    const held = hold && (await request.run('request.hold', { requestId, reason: holdReason(reply.value) })); // prettier-ignore
    if (!held || held.ok) await navigate(requestPath(requestId));
  };
  const override = async (words: { row: string; reason: string }) => {
    const reply = await request.run('basis.override', { requestId, answers, ...words });
    if (reply.ok) await navigate(requestPath(requestId));
  };
  const mayChoose = session.state === 'open' && managingRoles.includes(session.user.role);
  return (
    <>
      {mayChoose && preview && (
        <Button variant="default" onClick={() => setChoosing(true)}>
          Choose another basis…
        </Button>
      )}
      {basis?.letter && <LetterButton request={request} requestId={requestId} basis={basis} />}
      {overridden && (
        <Button variant="default" onClick={dropRow}>
          See what the rules say
        </Button>
      )}
      {decided && decided.outcome !== 'open' && !view.request.lifecycle.hold && (
        <Button variant="default" disabled={request.busy} onClick={() => void decide(true)}>
          Decide and put on hold
        </Button>
      )}
      <Button loading={request.busy} disabled={!decided} onClick={() => void decide(false)}>
        {basis ? 'Decide it anew' : 'Decide'}
      </Button>
      <OverrideDialog
        requestId={requestId}
        opened={choosing}
        busy={request.busy}
        fault={request.fault}
        onClose={() => setChoosing(false)}
        onChoose={(words) => void override(words)}
      />
    </>
  );
}

function holdReason({ request: { basis } }: RequestView): string {
  if (!basis) return 'The basis is open.';
  return basis.outcome === 'hold' ? `${basis.holder} must decide: ${basis.title}` : basis.title;
}
