import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readMode, type DeskMode } from '../host/deskMode';
import { errorCode } from '../host/diskFaults';

const lockName = 'roi-desk.lock';

export interface LockNote {
  readonly pid: number;
  readonly port: number;
  readonly secret: string;
  readonly mode: DeskMode;
}

/** What the holder of a lock said when it was called. */
export type HolderAnswer = 'here' | 'other-mode' | 'gone' | 'silent';

export type LockOutcome =
  | { readonly kind: 'held'; release(): Promise<void> }
  | { readonly kind: 'first-is-here'; readonly pid: number }
  | { readonly kind: 'first-in-other-mode'; readonly mode: DeskMode }
  | { readonly kind: 'first-is-silent'; readonly pid: number };

/**
 * One program for each profile. The holder is asked at its port rather than judged by its
 * process number, which another program may have by now: a refused connection proves that
 * the server died with its process (kill -9, power cut), and then the lock is taken over.
 */
export async function lockProfile(
  profile: string,
  note: LockNote,
  call: (holder: LockNote, mode: DeskMode) => Promise<HolderAnswer>,
): Promise<LockOutcome> {
  const path = join(profile, lockName);
  if (await writeLock(path, note)) return held(path, note);
  const text = await readFile(path, 'utf8').catch(() => '');
  const holder = readNote(text);
  const answer = holder === null ? 'gone' : await call(holder, note.mode);
  if (holder !== null && answer !== 'gone') return stepBack(holder, answer);
  if (await takeOver(path, text, note)) return held(path, note);
  const winner = await readFile(path, 'utf8').catch(() => '');
  return { kind: 'first-is-silent', pid: readNote(winner)?.pid ?? 0 };
}

function stepBack(holder: LockNote, answer: Exclude<HolderAnswer, 'gone'>): LockOutcome {
  switch (answer) {
    case 'here':
      return { kind: 'first-is-here', pid: holder.pid };
    case 'other-mode':
      return { kind: 'first-in-other-mode', mode: holder.mode };
    case 'silent':
      return { kind: 'first-is-silent', pid: holder.pid };
  }
}

/** Written beside and linked into place, so that nobody ever reads half a lock. */
async function writeLock(path: string, note: LockNote): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(note)).finally(() => file.close());
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Longer than a takeover takes; a gate this old was left by one that was killed in it. */
const gateMilliseconds = 10_000;

/**
 * Several starts may find the same stale lock. Only one at a time may remove it, and only if it
 * is still the stale one: otherwise a late one would remove the fresh lock of the first.
 */
async function takeOver(path: string, staleText: string, note: LockNote): Promise<boolean> {
  const gate = `${path}.takeover`;
  if (!(await passGate(gate))) return false;
  try {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text === staleText) await rm(path, { force: true });
    return await writeLock(path, note);
  } finally {
    await rm(gate, { force: true });
  }
}

async function passGate(gate: string): Promise<boolean> {
  try {
    await (await open(gate, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    const since = await stat(gate).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (since > gateMilliseconds) await rm(gate, { force: true });
    return false;
  }
}

function held(path: string, note: LockNote): LockOutcome {
  return {
    kind: 'held',
    async release() {
      const text = await readFile(path, 'utf8').catch(() => '');
      if (readNote(text)?.secret === note.secret) await rm(path, { force: true });
    },
  };
}

function readNote(text: string): LockNote | null {
  try {
    const value: unknown = JSON.parse(text);
    return isNote(value) ? { ...value, mode: readMode(value.mode) } : null;
  } catch {
    return null;
  }
}

function isNote(value: unknown): value is LockNote {
  if (typeof value !== 'object' || value === null) return false;
  const note = value as Partial<Record<keyof LockNote, unknown>>;
  return (
    typeof note.pid === 'number' && typeof note.port === 'number' && typeof note.secret === 'string'
  );
}
