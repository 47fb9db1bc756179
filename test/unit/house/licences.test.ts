import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
}

/** Licences that let a clinic use the desk without duties of its own. No GPL, no AGPL. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
  '(MIT OR CC0-1.0)',
  '(MIT AND Zlib)',
]);

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const lock = readJson('package-lock.json') as { packages: Record<string, Locked> };
const own = readJson('package.json') as Manifest;

/** What ships: everything locked that is not for development, and is on this platform. */
const shipped = Object.entries(lock.packages)
  .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional)
  .map(([path]) => path)
  .filter((path) => existsSync(`${path}/package.json`));

function licenceOf(path: string): string {
  const { license } = readJson(`${path}/package.json`) as Manifest;
  return typeof license === 'string' ? license : (license?.type ?? 'none stated');
}

/** Names the packages whose licence is not on the list. */
function notAllowed(licences: readonly (readonly [string, string])[]): string[] {
  return licences
    .filter(([, licence]) => !allowed.has(licence))
    .map(([path, licence]) => `${path}: ${licence}`);
}

describe('what ships', () => {
  it('is under licences that bind a clinic to nothing', () => {
    expect(shipped.length).toBeGreaterThan(20);
    expect(notAllowed(shipped.map((path) => [path, licenceOf(path)]))).toEqual([]);
  });

  it('would be refused under the AGPL, the GPL, or with no licence', () => {
    const bad = [
      ['a', 'AGPL-3.0-or-later'],
      ['b', 'GPL-2.0-only'],
      ['c', 'none stated'],
    ] as const;
    expect(notAllowed(bad)).toHaveLength(3);
  });

  it('is pinned to the digit', () => {
    const pins = Object.values({ ...own.dependencies, ...own.devDependencies });
    expect(pins.filter((pin) => !/^\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
  });
});
