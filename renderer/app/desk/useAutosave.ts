import { useEffect, useRef, useState } from 'react';
import { createAutosave, type Autosave, type Save, type Saved } from './autosave';

export interface FormAutosave<T> extends Pick<Autosave<T>, 'changed' | 'flush'> {
  readonly saved: Saved;
}

/** Autosave for as long as the form is on screen; leaving it and locking save what waits. */
export function useAutosave<T>(save: Save<T>): FormAutosave<T> {
  const [saved, setSaved] = useState<Saved>('all');
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const [autosave] = useState(() => createAutosave<T>((value) => latest.current(value), setSaved));
  useEffect(() => {
    const keep = () => void autosave.flush();
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      autosave.leave();
    };
  }, [autosave]);
  return { changed: autosave.changed, flush: autosave.flush, saved };
}
