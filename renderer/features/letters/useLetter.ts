import { useState } from 'react';
import type { LetterDraftView } from '../../../shared/contract/letters';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { useAsked } from '../../app/desk/useAsked';
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

  useAsked('letter.draft', { requestId, templateId }, (reply) => {
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

export type LetterHandle = ReturnType<typeof useLetter>;
