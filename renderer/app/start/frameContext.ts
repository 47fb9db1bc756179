import { createContext, useContext } from 'react';
import type { Shell } from '../shell/shellClient';

/** What only the frame and the settings use of the machine below. */
export interface FrameParts {
  readonly shell: Shell;
  /** Goes to the practice clinic or back; absent where the desk was started for practice alone. */
  readonly switchPractice: ((on: boolean) => void) | undefined;
}

export const FrameContext = createContext<FrameParts | undefined>(undefined);

export function useFrame(): FrameParts {
  const parts = useContext(FrameContext);
  if (!parts) throw new Error('useFrame outside of the desk');
  return parts;
}
