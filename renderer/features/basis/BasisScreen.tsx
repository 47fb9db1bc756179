import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { contract } from '../../../shared/contract/contract';
import type { RequestView } from '../../../shared/contract/request';
import type { OutputOf } from '../../../shared/contract/verb';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { Decision } from './Decision';
import { Questions } from './Questions';
import { guessAnswers } from './guessAnswers';
import css from './basis.module.css';

type Preview = OutputOf<(typeof contract)['basis.preview']>;

/** Three questions decide the legal door; the answer stands in one sentence. */
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

function Basis({ request, view }: { request: RequestHandle; view: RequestView }) {
  const requestId = view.request.id;
  const decided = view.request.basis;
  const navigate = useNavigate();
  const [answers, setAnswers] = useState<BasisAnswers>(
    () => decided?.answers ?? guessAnswers(view),
  );
  const preview = usePreview(requestId, answers);

  const decide = async () => {
    const reply = await request.run('basis.decide', { requestId, answers });
    if (reply.ok) await navigate(requestPath(requestId));
  };
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="basis"
      title="Basis"
      footer={
        <Button loading={request.busy} disabled={!preview?.covered} onClick={() => void decide()}>
          {decided ? 'Decide it anew' : 'Decide'}
        </Button>
      }
    >
      <div className={css.columns}>
        <div>
          <FaultAlert fault={request.fault} onClose={request.clearFault} />
          <Questions answers={answers} onAnswer={setAnswers} />
        </div>
        <div aria-live="polite" className={css.answer}>
          {preview && <Decision preview={preview} />}
        </div>
      </div>
    </RequestFrame>
  );
}

function usePreview(requestId: string, answers: BasisAnswers): Preview | undefined {
  const { call } = useDesk();
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    let old = false;
    void call('basis.preview', { requestId, answers }).then((reply) => {
      if (!old)
        setPreview(reply.ok ? reply.value : { covered: false, sentence: reply.fault.message });
    });
    return () => {
      old = true;
    };
  }, [call, requestId, answers]);
  return preview;
}
