import { useRef, useState } from 'react';
import type { Reply } from '../../../shared/domain/base/fault';
import type { DraftWords } from '../../../shared/domain/drafts/slice';
import { useDesk } from './deskContext';
import { draftsKept, keepDraft } from './draftOrder';
import { useAsked } from './useAsked';
import { useAutosave } from './useAutosave';

export interface DraftPlace {
  readonly requestId: string;
  /** The dialog or form, and what it is about: `request/hold`. */
  readonly place: string;
}

/** Keeps what is typed at a place in the vault, and hands back once what was kept there before. */
export function useDraftStore(at: DraftPlace, onRead: (words: DraftWords) => void) {
  const { call } = useDesk();
  const { changed, flush } = useAutosave(async (words: DraftWords) => {
    const reply = await keepDraft(call, at, words);
    return reply.ok;
  });
  const touched = useRef(false);
  const { requestId, place } = at;
  const asked = { requestId, place };
  const onReply = (reply: Reply<{ readonly words: DraftWords }>) => {
    // Whoever types faster than the vault answers is not typed over.
    if (!touched.current) onRead(reply.ok ? reply.value.words : null);
  };
  // A draft dropped this very moment is not read back.
  useAsked('draft.read', asked, onReply, () => draftsKept(call, asked));
  const keep = (words: DraftWords) => {
    touched.current = true;
    changed(words);
  };
  return { keep, drop: () => (keep(null), flush()) };
}

export interface KeptDraft<T> {
  readonly typed: T;
  readonly set: (change: Partial<T>) => void;
  /** It was sent or given up: the form is empty again, and nothing of it stays. */
  readonly drop: () => Promise<void>;
}

/** What is typed into a dialog or form, kept sealed across a lock and a crash until it is sent. */
export function useKeptDraft<T extends object>(place: DraftPlace, empty: T): KeptDraft<T> {
  const [typed, setTyped] = useState(empty);
  const store = useDraftStore(place, (words) => words && setTyped(fitting(empty, words)));
  const set = (change: Partial<T>) => {
    const now = { ...typed, ...change };
    setTyped(now);
    store.keep({ ...now });
  };
  const drop = () => {
    setTyped(empty);
    return store.drop();
  };
  return { typed, set, drop };
}

/** Of words an older desk kept, those that still have a place of their kind. */
export function fitting<T extends object>(empty: T, words: object): T {
  const kept = new Map<string, unknown>(Object.entries(words));
  const fits = Object.entries(empty).filter(([name, value]) => {
    const word = kept.get(name);
    return word !== undefined && kindOf(word) === kindOf(value);
  });
  return { ...empty, ...Object.fromEntries(fits.map(([name]) => [name, kept.get(name)])) };
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'nothing' : typeof value;
}
