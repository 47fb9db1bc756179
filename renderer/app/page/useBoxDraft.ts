import { useEffect, useRef, useState } from 'react';
import type { Rect } from './pageGeometry';

/** Long enough to hold an arrow key down as one change, short enough that nothing is lost. */
const settle = 400;

/**
 * A box on its way: it moves at once on the screen and is saved when the hand rests. What
 * has not been saved when the box goes away is saved then.
 */
export function useBoxDraft(rect: Rect, save: ((rect: Rect) => Promise<unknown>) | undefined) {
  const [draft, setDraft] = useState<Rect>();
  const waiting = useRef<Rect>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saver = useRef(save);
  useEffect(() => {
    saver.current = save;
  });

  async function flush(): Promise<void> {
    clearTimeout(timer.current);
    const last = waiting.current;
    if (!last) return;
    waiting.current = undefined;
    await saver.current?.(last);
    setDraft((now) => (now === last ? undefined : now));
  }

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (waiting.current) void saver.current?.(waiting.current);
      waiting.current = undefined;
    },
    [],
  );

  return {
    shown: draft ?? rect,
    /** Shows a change; `later` waits for the next one before it is saved. */
    change(next: Rect, when: 'later' | 'held'): void {
      waiting.current = next;
      setDraft(next);
      clearTimeout(timer.current);
      if (when === 'later') timer.current = setTimeout(() => void flush(), settle);
    },
    flush,
  };
}
