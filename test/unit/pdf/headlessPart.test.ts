import { spawn } from 'node:child_process';
import type * as Fs from 'node:fs';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { builtDoor } from '../../../electron/headless/door.mjs';
import { writeWhole, writtenWhole } from '../../../electron/headless/files';
import { filesOfDisk } from '../../../electron/headless/filesOfDisk';
import { plainPages } from './madePdfs';

const calls: string[] = [];
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof Fs>();
  const told =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      calls.push(name);
      return call(...args);
    };
  return {
    ...real,
    fsyncSync: told('fsync', real.fsyncSync),
    renameSync: told('rename', real.renameSync),
  };
});

const folder = mkdtempSync(join(tmpdir(), 'roi-test-part-'));
const at = (name: string): string => join(folder, name);
const inputs = ['chart.pdf', 'marks.json'];
const pages = 60;
let door: string;
beforeAll(async () => {
  door = builtDoor();
  const lines = Array.from({ length: pages }, (_, page) => `Visit number ${page + 1}`);
  writeFileSync(at('chart.pdf'), await plainPages(lines));
  const marks = lines.map((_, page) => ({ page: page + 1, rect: [70, 690, 90, 715] }));
  writeFileSync(at('marks.json'), JSON.stringify({ marks }));
});
beforeEach(() => {
  for (const name of readdirSync(folder)) if (!inputs.includes(name)) rmSync(at(name));
  calls.length = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

const partIn = (): string | undefined => readdirSync(folder).find((name) => name.endsWith('.part'));

describe('A run that is ended by a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing: %s', async (signal) => {
    // Reading every page takes it far longer than its first piece takes to be there.
    const child = spawn(
      process.execPath,
      [
        door,
        'redact',
        at('chart.pdf'),
        '--marks',
        at('marks.json'),
        '--out',
        at('out.pdf'),
        '--searchable',
      ],
      { stdio: 'ignore' },
    );
    const end = once(child, 'exit');
    let part = partIn();
    for (; part === undefined && child.exitCode === null; part = partIn()) await wait(10);
    expect(part).not.toMatch(/out|chart/);
    expect(statSync(at(part ?? '')).mode & 0o777).toBe(0o600);
    child.kill(signal);
    expect(await end).toEqual([null, signal]);
    expect(readdirSync(folder).sort()).toEqual(inputs);
  });
});

describe('A file that is written whole or not at all', () => {
  it('is on the disk before it has its name, and its name after', async () => {
    await writeWhole(at('new.txt'), new TextEncoder().encode('whole'));
    expect(readFileSync(at('new.txt'), 'utf8')).toBe('whole');
    expect(calls).toEqual(['fsync', 'rename', 'fsync']);
    expect(partIn()).toBeUndefined();
  });

  it('leaves nothing where it could not be finished', async () => {
    const written = writtenWhole(at('new.txt'), (place) => {
      filesOfDisk.draft({ place }).add(new Uint8Array(9));
      throw new Error('no more');
    });
    await expect(written).rejects.toThrow('no more');
    expect(readdirSync(folder).sort()).toEqual(inputs);
  });

  it('takes no file away that another has put there', async () => {
    let other = '';
    const written = writtenWhole(at('new.txt'), (place) => {
      other = place;
      writeFileSync(place, 'mine');
      filesOfDisk.draft({ place });
    });
    await expect(written).rejects.toMatchObject({ fault: { code: 'file-unwritable' } });
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(existsSync(at('new.txt'))).toBe(false);
  });
});
