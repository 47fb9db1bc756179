import { Refused } from '../../../shared/domain/base/fault';

/**
 * Takes the vault of this profile for this worker alone. The browser frees the lock when the
 * worker ends, also when it is killed. `Refused`: already-open.
 *
 * @returns the way to give the lock back.
 */
export function holdProfile(vaultName: string, locks: LockManager): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asked = locks.request(`roi-desk vault ${vaultName}`, { ifAvailable: true }, (lock) => {
      if (lock === null) throw alreadyOpen();
      return new Promise<void>((release) => {
        resolve(release);
      });
    });
    asked.catch(reject);
  });
}

function alreadyOpen(): Refused {
  return new Refused(
    'already-open',
    'This desk is already open in another window on this PC. Go to that window, or close it and try again.',
  );
}
