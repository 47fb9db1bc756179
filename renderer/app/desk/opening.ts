import { createContext, useContext } from 'react';

/**
 * One stretch of the desk being open, from unlock to lock. What a screen keeps beyond its own life
 * hangs weakly on it, so that nothing of it is left after the lock.
 */
export type Opening = object;

export const OpeningContext = createContext<Opening | undefined>(undefined);

export function useOpening(): Opening {
  const opening = useContext(OpeningContext);
  if (!opening) throw new Error('useOpening outside of an open desk');
  return opening;
}
