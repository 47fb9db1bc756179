import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMilliseconds = 10_000;
const stepMilliseconds = 100;

/**
 * The browser of a desk that was killed ends by itself, a moment later, and until then it
 * holds the profile: a browser started now would hand its window to the dying one.
 * Chromium's own lock (a link to `host-process` on Linux and macOS) tells which it is.
 */
export async function waitForOldBrowser(profile: string): Promise<'free' | 'still-there'> {
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => '');
  const pid = Number(/-(\d+)$/.exec(lock)?.[1] ?? 0);
  for (let waited = 0; waited < patienceMilliseconds; waited += stepMilliseconds) {
    if (pid === 0 || !isAlive(pid)) return 'free';
    await pause(stepMilliseconds);
  }
  return 'still-there';
}

/** Signal 0 only asks; a process of another user counts as alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
