import { useEffect, useState } from 'react';
import { createIdleDeadline } from './idleDeadline';

const activity = ['pointerdown', 'keydown', 'wheel'] as const;

/** Locks after ten idle minutes; answers the seconds left in the last minute. */
export function useIdleLock(lock: () => void): number | undefined {
  const [secondsLeft, setSecondsLeft] = useState<number>();
  useEffect(() => {
    const deadline = createIdleDeadline(() => Date.now());
    const check = () => {
      const state = deadline.state();
      setSecondsLeft(state.kind === 'warning' ? state.secondsLeft : undefined);
      if (state.kind === 'due') lock();
    };
    const touch = () => {
      deadline.touch();
      check();
    };
    const timer = setInterval(check, 1000);
    activity.forEach((name) =>
      window.addEventListener(name, touch, { capture: true, passive: true }),
    );
    document.addEventListener('visibilitychange', check);
    return () => {
      clearInterval(timer);
      activity.forEach((name) => window.removeEventListener(name, touch, { capture: true }));
      document.removeEventListener('visibilitychange', check);
    };
  }, [lock]);
  return secondsLeft;
}
