import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../shared/contract/contract';
import type { LetterDraftView } from '../../../shared/contract/letters';
import type { Fault, Reply } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { useAutosave } from '../../app/desk/useAutosave';
import { typedFrom, typedValues, type Typed } from '../../app/ui/typedValues';

interface Words {
  readonly typed: Typed;
  readonly edits: Readonly<Record<string, string>>;
}

/** A letter being written: what the vault makes of it, and what was typed since. */
export function useLetter(requestId: string, templateId: string) {
  const { call } = useDesk();
  const [draft, setDraft] = useState<LetterDraftView>();
  const [words, setWords] = useState<Words>({ typed: {}, edits: {} });
  const [fault, setFault] = useState<Fault>();

  useOpened({ call, requestId, templateId }, (reply) => {
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) return;
    setDraft(reply.value);
    setWords({ typed: typedFrom(reply.value.values), edits: reply.value.edits });
  });
  const wishOf = ({ typed, edits }: Words) => ({
    ...{ requestId, templateId, edits },
    values: typedValues(typed, draft?.fields ?? []),
  });
  const { changed, flush, saved } = useAutosave(async (now: Words) => {
    const reply = await call('letter.type', wishOf(now));
    setFault(reply.ok ? undefined : reply.fault);
    if (reply.ok) setDraft(reply.value);
    return reply.ok;
  });
  const set = (now: Words) => {
    setWords(now);
    changed(now);
  };
  return {
    ...{ draft, words, fault, flush, saved },
    wish: wishOf(words),
    type: (name: string, value: string) =>
      set({ ...words, typed: { ...words.typed, [name]: value } }),
    edit: (part: string, text: string) =>
      set({ ...words, edits: { ...words.edits, [part]: text } }),
    restore: (part: string) =>
      set({ ...words, edits: Object.fromEntries(Object.entries(words.edits).filter(([id]) => id !== part)) }), // prettier-ignore
  };
}
interface Asked {
  readonly call: Call;
  readonly requestId: string;
  readonly templateId: string;
}

/** What was kept of the letter, asked for once. */
function useOpened(asked: Asked, onReply: (reply: Reply<LetterDraftView>) => void): void {
  const { call, requestId, templateId } = asked;
  const latest = useRef(onReply);
  useEffect(() => {
    latest.current = onReply;
  });
  useEffect(() => {
    let wanted = true;
    void call('letter.draft', { requestId, templateId }).then((reply) => {
      if (wanted) latest.current(reply);
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId, templateId]);
}

export type LetterHandle = ReturnType<typeof useLetter>;
