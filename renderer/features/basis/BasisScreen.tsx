import { CircleAlert } from 'lucide-react';
import { useParams } from 'react-router';
import type { BasisPreview, RequirementView } from '../../../shared/contract/basis';
import type { RequestView } from '../../../shared/contract/request';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { requestPath } from '../../app/paths';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { ChooseAnother } from './ChooseAnother';
import { Decision } from './Decision';
import { Foot } from './Foot';
import { Questions } from './Questions';
import { Requirements } from './Requirements';
import { ReturnDay } from './ReturnDay';
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
  const shown = usePreview(view.request, basis?.override && basis.row);
  const { preview, answers, paperDay } = shown;
  const fault = request.fault ?? shown.fault;
  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="basis"
      title="Basis"
      footer={<Foot {...{ request, view, preview, answers, paperDay }} dropRow={shown.dropRow} />}
    >
      <div className={css.columns}>
        <div>
          <FaultAlert fault={fault} onClose={request.clearFault} />
          {basisLog?.undecided && <Warning sentence={basisLog.undecided.sentence} />}
          {preview && <Questions preview={preview} answers={answers} onAnswer={shown.answer} />}
          <ReturnDay preview={preview} paperDay={paperDay} onType={shown.typePaperDay} />
          {preview && (
            <Requirements
              requestId={requestId}
              requirements={preview.requirements}
              answers={answers}
              onAnswer={shown.answer}
            />
          )}
        </div>
        <div className={css.aside}>
          <div aria-live="polite" className={css.answer}>
            {preview && <OutcomeOf preview={preview} sheetTo={sheetPath(view.request)} />}
          </div>
          <ChooseAnother {...{ request, view, preview, answers }} />
        </div>
      </div>
    </RequestFrame>
  );
}

/** Where the sheet is written that this basis lets go; none before it is decided. */
function sheetPath({ id, basis }: RequestView['request']): string | undefined {
  const letter = basis?.sheet?.letter;
  return letter && `${requestPath(id, 'letters')}?write=${letter}`;
}

interface OutcomeProps {
  preview: BasisPreview;
  sheetTo: string | undefined;
}

function OutcomeOf({ preview, sheetTo }: OutcomeProps) {
  const { conflict, decision, next } = preview;
  if (conflict !== '') return <Warning sentence={conflict} />;
  if (decision) {
    const waits = preview.requirements.some(stops);
    return <Decision decision={decision} waits={waits} sheetTo={sheetTo} />;
  }
  return next ? <p>One question is open: {next.ask}</p> : null;
}

/** As at the gate: what is not answered is not met. */
function stops({ answer, severity }: RequirementView): boolean {
  return severity === 'block' && answer !== 'met';
}

function Warning({ sentence }: { sentence: string }) {
  return (
    <p className={css.notCovered}>
      <CircleAlert size={18} aria-hidden /> {sentence}
    </p>
  );
}
