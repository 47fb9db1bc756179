import type { Call, DeskEvent } from '../../../shared/contract/contract';
import type { VaultClient } from '../vault/vaultClient';

export type OpenVault = (practice: boolean) => Promise<VaultClient>;

/**
 * The place where a vault worker sits. Locking ends one worker and starts the next;
 * screens keep the same `call` and the same subscriptions.
 */
export interface VaultSeat {
  readonly call: Call;
  readonly onEvent: (listener: (event: DeskEvent) => void) => () => void;
  /** Ends the worker that sits here, after what is on its way has been kept, and starts another. */
  readonly replace: (practice: boolean) => Promise<void>;
}

const keepingMs = 2000;

export function createVaultSeat(open: OpenVault): VaultSeat {
  const listeners = new Set<(event: DeskEvent) => void>();
  const onTheWay = new Set<Promise<unknown>>();
  let vault: VaultClient | undefined;

  const call = ((name, input) => {
    if (!vault) return Promise.resolve({ ok: false, fault: notStarted });
    const reply = vault.call(name, input);
    onTheWay.add(reply);
    void reply.finally(() => onTheWay.delete(reply));
    return reply;
  }) as Call;

  const seatNext = async (practice: boolean) => {
    await settled(onTheWay);
    vault?.end();
    vault = undefined;
    vault = await open(practice);
    vault.onEvent((event) => listeners.forEach((listen) => listen(event)));
  };
  // One after another: a worker that nobody ends would keep its keys.
  let last: Promise<void> = Promise.resolve();
  const replace = (practice: boolean) => {
    last = last.then(
      () => seatNext(practice),
      () => seatNext(practice),
    );
    return last;
  };

  return {
    call,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    replace,
  };
}

const notStarted = { code: 'locked', message: 'The desk is locked. Sign in to go on.' };

/** What was typed a moment ago still gets to the vault; a hung call does not hold the lock open. */
async function settled(calls: ReadonlySet<Promise<unknown>>): Promise<void> {
  if (calls.size === 0) return;
  const limit = new Promise((resolve) => setTimeout(resolve, keepingMs));
  await Promise.race([Promise.allSettled(calls), limit]);
}
