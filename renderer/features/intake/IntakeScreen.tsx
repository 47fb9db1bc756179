import { useParams } from 'react-router';
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
  const { view } = request;
  if (!view)
    return (
      <RequestFrame requestId={requestId} view={view} step="intake" title="Intake">
        {null}
      </RequestFrame>
    );
  return view.request.intake.logged ? (
    <Logged view={view} run={request.run} />
  ) : (
    <IntakeForm request={request} view={view} />
  );
}
