import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { AnswerView } from '../../../shared/contract/answer';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest } from '../../app/desk/useRequest';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import css from './answer.module.css';
import { Clocks } from './Clocks';
import { Decided } from './Decided';
import { Deny } from './Deny';
import { Extend } from './Extend';
import { NotThere } from './NotThere';
import { PaperDay } from './PaperDay';
import { Referrals } from './Referrals';
import { Review } from './Review';

/** Answering: the clocks, more time, a denial in part or in whole, and its review. */
export function AnswerScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const answer = useAnswer(requestId, request.view);
  const { view, run } = request;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="answer"
      title="Clocks and denial"
      footer={
        answer?.decisions.some((one) => !one.told) && (
          <Decided.Send requestId={requestId} request={request} />
        )
      }
    >
      <FaultAlert fault={request.fault} onClose={request.clearFault} />
      {view && answer && (
        <div className={css.columns}>
          <div>
            <Clocks answer={answer} />
            {answer.needsPaperDay && (
              <PaperDay key={view.request.answer?.paperDay} view={view} run={run} />
            )}
            <Extend answer={answer} requestId={requestId} run={run} />
            <NotThere answer={answer} requestId={requestId} run={run} />
          </div>
          <div>
            <Decided.List answer={answer} requestId={requestId} run={run} />
            <Referrals answer={answer} view={view} run={run} />
            <Review answer={answer} requestId={requestId} run={run} />
            <Deny answer={answer} view={view} run={run} />
          </div>
        </div>
      )}
    </RequestFrame>
  );
}

/** Read again whenever the request has changed. */
function useAnswer(requestId: string, view: unknown): AnswerView | undefined {
  const { call } = useDesk();
  const [answer, setAnswer] = useState<AnswerView>();
  useEffect(() => {
    let old = false;
    void call('answer.view', { requestId }).then((reply) => {
      if (!old && reply.ok) setAnswer(reply.value);
    });
    return () => {
      old = true;
    };
  }, [call, requestId, view]);
  return answer;
}
