import { z } from 'zod';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import { Refused } from '../domain/base/fault';
import type { HeaderStore } from './headerStore';

const storeKey = 'attempts';
const longest = 60;
const attemptsSchema = z.record(
  z.string(),
  z.object({ failures: z.int().nonnegative(), lastMs: z.number() }),
);
type Attempts = z.infer<typeof attemptsSchema>;

/** Seconds to wait after so many wrong passphrases in a row: 0, 0, 1, 2, 4, 8 ... 60. */
export function secondsToWait(failures: number): number {
  return failures <= 2 ? 0 : Math.min(longest, 2 ** (failures - 3));
}

/**
 * Slows guessing at the keyboard. It counts a try before it is made and forgets it only when the
 * try was right, so that killing the desk does not win a free one. Nothing is ever destroyed.
 */
export class PassphraseDelay {
  constructor(
    private readonly storage: HeaderStore,
    private readonly clock: () => number,
  ) {}

  /** Throws `too-many-tries` while the person must wait; otherwise counts the try. */
  async begin(personId: string): Promise<void> {
    const attempts = await this.load();
    const now = this.clock();
    const { failures, lastMs } = attempts[personId] ?? { failures: 0, lastMs: now };
    // A clock that was set back neither stretches the wait nor skips it: it starts anew.
    const since = Math.min(lastMs, now);
    const left = Math.ceil(secondsToWait(failures) - (now - since) / 1000);
    if (left > 0) {
      await this.save({ ...attempts, [personId]: { failures, lastMs: since } });
      throw tooManyTries(left);
    }
    await this.save({ ...attempts, [personId]: { failures: failures + 1, lastMs: now } });
  }

  /** What each of these people still has to sit out, for the lock screen. */
  async secondsLeft(personIds: readonly string[]): Promise<number[]> {
    const attempts = await this.load();
    const now = this.clock();
    return personIds.map((id) => {
      const { failures, lastMs } = attempts[id] ?? { failures: 0, lastMs: now };
      const since = Math.min(lastMs, now);
      return Math.max(0, Math.ceil(secondsToWait(failures) - (now - since) / 1000));
    });
  }

  async succeeded(personId: string): Promise<void> {
    const attempts = await this.load();
    await this.save({ ...attempts, [personId]: { failures: 0, lastMs: 0 } });
  }

  private async load(): Promise<Attempts> {
    const bytes = await this.storage.get(storeKey);
    return bytes === undefined ? {} : attemptsSchema.parse(parseJsonBytes(bytes));
  }

  private save(attempts: Attempts): Promise<void> {
    return this.storage.put(storeKey, canonicalBytes(attempts));
  }
}

function tooManyTries(seconds: number): Refused {
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return new Refused(
    'too-many-tries',
    `Several passphrases in a row were wrong. Wait ${wait}, then try again. Nothing was deleted.`,
  );
}
