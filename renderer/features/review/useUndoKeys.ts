import { useEffect, useRef } from 'react';
import { undoKey } from './reviewKeys';

const typing = 'input,textarea,select,[contenteditable="true"],[role="dialog"]';

export function useUndoKeys(actions: { undo: () => void; redo: () => void }): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      const what = undoKey(event, target.closest(typing) !== null);
      if (!what || event.defaultPrevented) return;
      event.preventDefault();
      latest.current[what]();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
