import { useEffect, useRef, useState } from 'react';
import { createAutosave, type Autosave, type Save } from './autosave';

/** Autosave for as long as the form is on screen; leaving it and locking save what waits. */
export function useAutosave<T>(save: Save<T>): Autosave<T> {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const [autosave] = useState(() => createAutosave<T>((value) => latest.current(value)));
  useEffect(() => {
    const leave = () => void autosave.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [autosave]);
  return autosave;
}
