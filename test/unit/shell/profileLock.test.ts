import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { otherModeOpen } from '../../../electron/host/deskMode';
import {
  lockProfile,
  type HolderAnswer,
  type LockNote,
} from '../../../electron/loopback/profileLock';

const note = (pid: number): LockNote => ({
  pid,
  port: 4000 + pid,
  secret: `secret-${pid}`,
  mode: 'real',
});
const never = (): Promise<HolderAnswer> => Promise.reject(new Error('nobody is to be called'));

describe('one program for each profile', () => {
  let profile: string;

  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'roi-lock-'));
  });

  test('the first start holds it and leaves nothing behind when it ends', async () => {
    const lock = await lockProfile(profile, note(1), never);
    expect(await readdir(profile)).toEqual(['roi-desk.lock']);
    if (lock.kind !== 'held') throw new Error('not held');
    await lock.release();
    expect(await readdir(profile)).toEqual([]);
  });

  test('a second start calls the first by its own note and steps back', async () => {
    await lockProfile(profile, note(1), never);
    const called: LockNote[] = [];
    const second = await lockProfile(profile, note(2), (holder) => {
      called.push(holder);
      return Promise.resolve('here');
    });
    expect(second).toEqual({ kind: 'first-is-here', pid: 1 });
    expect(called).toEqual([note(1)]);
  });

  test('a start in the other mode brings nothing forward and is told which desk is open', async () => {
    await lockProfile(profile, note(1), never);
    const practice: LockNote = { ...note(2), mode: 'practice' };
    const second = await lockProfile(profile, practice, (_holder, mode) =>
      Promise.resolve(mode === 'real' ? 'here' : 'other-mode'),
    );
    expect(second).toEqual({ kind: 'first-in-other-mode', mode: 'real' });
    expect(otherModeOpen('real')).toBe('The real desk is open. Close it to practise.');
    expect(otherModeOpen('practice')).toBe('The practice clinic is open. Close it first.');
  });

  test('a first that is alive but silent keeps its profile', async () => {
    await lockProfile(profile, note(1), never);
    const second = await lockProfile(profile, note(2), () => Promise.resolve('silent'));
    expect(second).toEqual({ kind: 'first-is-silent', pid: 1 });
    expect(await lockProfile(profile, note(3), () => Promise.resolve('here'))).toMatchObject({
      pid: 1,
    });
  });

  test('the lock of a program that was killed is taken over', async () => {
    await lockProfile(profile, note(1), never);
    const second = await lockProfile(profile, note(2), () => Promise.resolve('gone'));
    expect(second.kind).toBe('held');
    expect(await readdir(profile)).toEqual(['roi-desk.lock']);
  });

  test('half a lock, as a power cut may leave it, stands in nobody’s way', async () => {
    await writeFile(join(profile, 'roi-desk.lock'), '{"pid":');
    expect((await lockProfile(profile, note(1), never)).kind).toBe('held');
  });

  test('of many starts that find the same dead lock, one gets it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const folder = await mkdtemp(join(tmpdir(), 'roi-lock-'));
      await lockProfile(folder, note(1), never);
      const call = (holder: LockNote): Promise<HolderAnswer> =>
        Promise.resolve(holder.pid === 1 ? 'gone' : 'here');
      const starts = [2, 3, 4, 5, 6].map((pid) => lockProfile(folder, note(pid), call));
      const outcomes = await Promise.all(starts);
      expect(outcomes.filter(({ kind }) => kind === 'held')).toHaveLength(1);
    }
  });

  test('who has lost the lock does not remove another’s', async () => {
    const first = await lockProfile(profile, note(1), never);
    await lockProfile(profile, note(2), () => Promise.resolve('gone'));
    if (first.kind === 'held') await first.release();
    expect(await readdir(profile)).toEqual(['roi-desk.lock']);
  });
});
