import { useCallback, useEffect, useRef, useState } from 'react';
import type { BasisPreview } from '../../../shared/contract/basis';
import type { Fault } from '../../../shared/domain/base/fault';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';
import type { RequestState } from '../../../shared/domain/request/state';
import { useDesk } from '../../app/desk/deskContext';

export interface PreviewHandle {
  readonly preview: BasisPreview | undefined;
  /** What is answered so far, also where the vault has not said yet what follows. */
  readonly answers: BasisAnswers;
  readonly fault: Fault | undefined;
  readonly answer: (questionId: string, value: string) => void;
  /** The day the paper names; empty where nobody has said. */
  readonly paperDay: string;
  readonly typePaperDay: (paperDay: string) => void;
  /** Back to what the rules decide. */
  readonly dropRow: () => void;
}

/**
 * What the answers decide so far. An answer shows at once; the vault then says which of them still
 * matter, and what is asked next. A reply to older answers is never shown.
 */
export function usePreview(request: RequestState, chosenRow: string | undefined): PreviewHandle {
  const requestId = request.id;
  const receivedOn = request.intake.facts?.receivedOn ?? '9999-12-31';
  const { call } = useDesk();
  const [row, setRow] = useState(chosenRow);
  const [wanted, setWanted] = useState<BasisAnswers>();
  const [paperDay, setPaperDay] = useState(request.answer?.paperDay ?? '');
  const [preview, setPreview] = useState<BasisPreview>();
  const [fault, setFault] = useState<Fault>();
  const latest = useRef<BasisAnswers>({});

  useEffect(() => {
    let old = false;
    // Half a year typed is a day of the year 2: it is refused at the decision, and previewed nowhere.
    const day = paperDay < receivedOn ? {} : { paperDay };
    const input = { requestId, ...(wanted && { answers: wanted }), ...(row && { row }), ...day };
    void call('basis.preview', input).then((reply) => {
      if (old) return;
      setFault(reply.ok ? undefined : reply.fault);
      if (!reply.ok) return;
      latest.current = reply.value.answers;
      setPreview(reply.value);
    });
    return () => {
      old = true;
    };
  }, [call, requestId, wanted, row, paperDay, receivedOn]);

  const answer = useCallback((questionId: string, value: string) => {
    latest.current = { ...latest.current, [questionId]: value };
    setWanted(latest.current);
  }, []);
  const answers = { ...preview?.answers, ...wanted };
  const typed = { paperDay, typePaperDay: setPaperDay };
  return { preview, answers, fault, answer, ...typed, dropRow: () => setRow(undefined) };
}
