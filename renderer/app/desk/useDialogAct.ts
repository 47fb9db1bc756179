import { useState } from 'react';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { useKeptDraft, type DraftPlace } from './useKeptDraft';

interface DialogAct<T> {
  readonly at: DraftPlace;
  readonly empty: T;
  readonly run: (typed: T) => Promise<Reply<unknown>>;
  readonly onClose: () => void;
}

/** A dialog that asks for words and does one thing with them: its draft, and what came of the act. */
export function useDialogAct<T extends object>({ at, empty, run, onClose }: DialogAct<T>) {
  const { typed, set, drop } = useKeptDraft(at, empty);
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const close = () => {
    void drop();
    onClose();
  };
  const act = async () => {
    setBusy(true);
    const reply = await run(typed);
    setBusy(false);
    if (reply.ok) close();
    else setFault(reply.fault);
  };
  return { typed, set, dialog: { busy, fault, onConfirm: () => void act(), onClose: close } };
}
