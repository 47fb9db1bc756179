import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { BasisPreview } from '../../../shared/contract/basis';
import type { RequestView } from '../../../shared/contract/request';
import type { BasisDecision } from '../../../shared/domain/basis/slice';
import type { RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { AskForForm } from '../../app/ui/AskForForm';
import { LetterButton } from './LetterButton';

interface FootProps {
  request: RequestHandle;
  view: RequestView;
  preview: BasisPreview | undefined;
  answers: BasisPreview['answers'];
  paperDay: string;
  dropRow: () => void;
}

/** The one primary button last; what may be done besides stands before it. */
export function Foot(props: FootProps) {
  const { request, view, preview } = props;
  const { basis } = view.request;
  const decision = decidable(preview);
  const kept = keepsOverride(view, preview);
  const decide = useDecide(props, kept);
  return (
    <>
      {basis?.letter && (
        <LetterButton request={request} requestId={view.request.id} basis={basis} />
      )}
      {basis && !basis.letter && <AskForForm view={view} variant="default" />}
      {kept && (
        <Button variant="default" onClick={props.dropRow}>
          See what the rules say
        </Button>
      )}
      {rests(view, decision) && (
        <Button variant="default" disabled={request.busy} onClick={() => void decide(true)}>
          Decide and put on hold
        </Button>
      )}
      <Button loading={request.busy} disabled={!decision} onClick={() => void decide(false)}>
        {basis ? 'Decide it anew' : 'Decide'}
      </Button>
    </>
  );
}

function decidable(preview: BasisPreview | undefined): BasisDecision | undefined {
  return preview?.conflict === '' ? preview.decision : undefined;
}

/** The row on screen is the one a manager chose before. */
function keepsOverride({ request: { basis } }: RequestView, preview: BasisPreview | undefined) {
  return basis?.override !== undefined && preview?.decision?.row === basis.row;
}

/** What is held or goes back may rest at once. */
function rests({ request }: RequestView, decision: BasisDecision | undefined): boolean {
  return decision !== undefined && decision.outcome !== 'open' && !request.lifecycle.hold;
}

function useDecide(props: FootProps, keepOverride: boolean) {
  const { request, view, preview, answers } = props;
  const navigate = useNavigate();
  const requestId = view.request.id;
  return async (hold: boolean) => {
    const sent = { answers: preview?.answers ?? answers, ...dayToSend(props) };
    const reply = await request.run('basis.decide', { requestId, keepOverride, ...sent });
    if (!reply.ok) return;
    const reason = holdReason(reply.value);
    const held = hold ? await request.run('request.hold', { requestId, reason }) : reply;
    if (held.ok) await navigate(requestPath(requestId));
  };
}

/** Only where the basis asks for it: another door leaves the day alone. */
function dayToSend({ preview, paperDay }: FootProps): { paperDay?: string } {
  return preview?.needsPaperDay && paperDay !== '' ? { paperDay } : {};
}

function holdReason({ request: { basis } }: RequestView): string {
  if (!basis) return 'The basis is open.';
  return basis.outcome === 'hold' ? `${basis.holder} must decide: ${basis.title}` : basis.title;
}
