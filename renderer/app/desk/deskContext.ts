import { createContext, useContext } from 'react';
import type { Call, DeskEvent } from '../../../shared/contract/contract';
import type { Session } from '../../../shared/contract/session';

/** What every screen may use. */
export interface Desk {
  readonly call: Call;
  readonly session: Session;
  /** True in the practice clinic: nothing here is a real patient. */
  readonly practice: boolean;
  readonly shell: 'electron' | 'loopback';
  readonly refreshSession: () => Promise<void>;
  /** Blanks the window and ends the vault worker. */
  readonly lock: () => void;
  /** Returns the way to stop listening. */
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of the desk');
  return desk;
}
