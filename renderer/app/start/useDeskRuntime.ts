import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Session } from '../../../shared/contract/session';
import type { Reply } from '../../../shared/domain/base/fault';
import { readPlace, restorePlace, type Place } from '../lock/place';
import type { Shell } from '../shell/shellClient';
import { createVaultSeat, type OpenVault, type VaultSeat } from './vaultSeat';

export type Phase =
  | { readonly at: 'starting' }
  /** Nothing of the desk is in the window. */
  | { readonly at: 'blank' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'ready'; readonly session: Session };

export interface DeskRuntime {
  readonly phase: Phase;
  readonly seat: VaultSeat;
  readonly practice: boolean;
  readonly start: () => void;
  readonly lock: () => void;
  readonly refreshSession: () => Promise<void>;
  readonly switchPractice: (on: boolean) => void;
}

/** The desk from start to lock to unlock, over one seat for vault workers. */
export function useDeskRuntime(shell: Shell, openVault: OpenVault): DeskRuntime {
  const [phase, setPhase] = useState<Phase>({ at: 'starting' });
  const [practice, setPractice] = useState(shell.info.practice);
  const seat = useMemo(() => createVaultSeat(openVault), [openVault]);
  const place = useRef<Place>(undefined);

  const show = useCallback((reply: Reply<Session>) => {
    setPhase(
      reply.ok
        ? { at: 'ready', session: reply.value }
        : { at: 'failed', message: reply.fault.message },
    );
    if (!reply.ok || reply.value.state !== 'open' || !place.current) return;
    restorePlace(document.body, place.current);
    place.current = undefined;
  }, []);

  const open = useCallback(
    async (inPractice: boolean, afterLock: boolean) => {
      await openSeat(seat, { inPractice, afterLock }).then(show, (error: unknown) =>
        setPhase({ at: 'failed', message: error instanceof Error ? error.message : '' }),
      );
    },
    [seat, show],
  );

  const start = useCallback(() => {
    setPhase({ at: 'starting' });
    void open(practice, false);
  }, [open, practice]);
  useEffect(start, [start]);

  const lock = useCallback(() => {
    place.current = readPlace(document.body);
    // The window is empty before anything else happens (a screen that outlives its lock was seen by others).
    flushSync(() => setPhase({ at: 'blank' }));
    void open(practice, true);
  }, [open, practice]);

  const refreshSession = useCallback(async () => {
    show(await seat.call('session.status', {}));
  }, [seat, show]);

  return { phase, seat, practice, start, lock, refreshSession, switchPractice: setPractice };
}

/** A practice clinic opens by itself at the start, and waits to be asked after a lock. */
async function openSeat(
  seat: VaultSeat,
  how: { inPractice: boolean; afterLock: boolean },
): Promise<Reply<Session>> {
  await seat.replace(how.inPractice);
  return how.inPractice && !how.afterLock
    ? seat.call('practice.open', {})
    : seat.call('session.status', {});
}
