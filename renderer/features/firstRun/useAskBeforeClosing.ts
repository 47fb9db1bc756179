import { useEffect } from 'react';
import { useDesk } from '../../app/desk/deskContext';

/**
 * A browser asks before it closes the window. Electron would not ask but silently keep the window
 * open, so there only the sentence on the screen speaks.
 */
export function useAskBeforeClosing(): void {
  const { shell } = useDesk();
  useEffect(() => {
    if (shell !== 'loopback') return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [shell]);
}
