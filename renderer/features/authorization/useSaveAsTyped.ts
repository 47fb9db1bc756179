import { useCallback, useEffect, useRef } from 'react';

/** A pause in typing that is long enough to save. */
const pause = 400;

/**
 * Saves what is typed when the hand rests, and at once when the screen is left: nothing typed
 * is ever lost.
 */
export function useSaveAsTyped<T>(save: (value: T) => Promise<unknown>) {
  const waiting = useRef<{ readonly value: T }>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const saver = useRef(save);
  useEffect(() => {
    saver.current = save;
  });

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const last = waiting.current;
    waiting.current = undefined;
    if (last) await saver.current(last.value);
  }, []);

  const typed = useCallback(
    (value: T): void => {
      waiting.current = { value };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush],
  );

  useEffect(() => () => void flush(), [flush]);
  return { typed, flush };
}
