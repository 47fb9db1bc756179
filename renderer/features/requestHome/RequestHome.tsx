import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRequest } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { Blockers } from './Blockers';
import { History } from './History';
import { KeptRules } from './KeptRules';
import { MoneyLine } from './MoneyLine';
import { Papers } from './Papers';
import { Places } from './Places';
import { SideActions } from './SideActions';
import { TaskList } from './TaskList';
import css from './requestHome.module.css';

/** Where a request is come back to: what is done, what is next, what is in the way. */
export function RequestHome() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const { view, fault, run } = request;
  const isMine = view?.request.lifecycle.claimed !== undefined;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      title={view?.request.intake.number ? `Request ${view.request.intake.number}` : 'New request'}
      footer={
        view && (
          <>
            <SideActions view={view} run={run} />
            <Button
              variant="default"
              loading={request.busy}
              onClick={() => void run('request.claim', { requestId, claimed: !isMine })}
            >
              {isMine ? 'Give it back' : 'Claim it'}
            </Button>
            {view.next && (
              <Button component={Link} to={requestPath(requestId, view.next.step)}>
                {view.next.label}
              </Button>
            )}
          </>
        )
      }
    >
      <FaultAlert fault={fault} onClose={request.clearFault} />
      {view && (
        <div className={css.columns}>
          <div>
            <Standing lifecycle={view.request.lifecycle} />
            <TaskList view={view} />
            <Blockers view={view} />
          </div>
          <div>
            <Places view={view} />
            <Papers view={view} />
            <MoneyLine view={view} />
            <KeptRules view={view} run={run} />
            <History view={view} />
          </div>
        </div>
      )}
    </RequestFrame>
  );
}

type Lifecycle = NonNullable<ReturnType<typeof useRequest>['view']>['request']['lifecycle'];

/** Why nothing is being done, where that is so. */
function Standing({ lifecycle }: { lifecycle: Lifecycle }) {
  if (lifecycle.cancelled)
    return <p className={css.standing}>Cancelled: {lifecycle.cancelled.reason}</p>;
  if (lifecycle.hold) return <p className={css.standing}>On hold: {lifecycle.hold.reason}</p>;
  return null;
}
