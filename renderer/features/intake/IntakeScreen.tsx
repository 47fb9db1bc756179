import { useState } from 'react';
import { useParams } from 'react-router';
import { workingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest } from '../../app/desk/useRequest';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { IntakeForm } from './IntakeForm';
import { Logged } from './Logged';

export function IntakeScreen() {
  const { requestId = '' } = useParams();
  return <Intake key={requestId} requestId={requestId} />;
}

function Intake({ requestId }: { requestId: string }) {
  const request = useRequest(requestId);
  const { session } = useDesk();
  const [correcting, setCorrecting] = useState(false);
  const { view } = request;
  if (!view)
    return (
      <RequestFrame requestId={requestId} view={view} step="intake" title="Intake">
        {null}
      </RequestFrame>
    );
  if (!view.request.intake.logged) return <IntakeForm request={request} view={view} />;
  if (correcting) {
    const close = () => {
      request.clearFault();
      setCorrecting(false);
    };
    return <IntakeForm request={request} view={view} onCorrected={close} />;
  }
  // A request that is done has no next step, and stays as it went out.
  const mayCorrect =
    view.next !== undefined && session.state === 'open' && workingRoles.includes(session.user.role);
  return (
    <Logged
      view={view}
      run={request.run}
      onCorrect={mayCorrect ? () => setCorrecting(true) : undefined}
    />
  );
}
