// Builds what both shells need, when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'out/.built');
const sources = [
  'electron',
  'renderer',
  'shared',
  'assets',
  'electron.vite.config.ts',
  'package-lock.json',
];
const parts = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'];

export function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const children = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(info.mtimeMs, ...children);
}

export function isBuilt() {
  if (![stamp, ...parts.map((part) => join(root, part))].every((path) => existsSync(path)))
    return false;
  const built = statSync(stamp).mtimeMs;
  return sources.every((source) => newest(join(root, source)) <= built);
}

/** Stamped with the time it began, so that what is edited meanwhile counts as newer. */
export function build() {
  const began = new Date();
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The desk could not be built; the reason stands above.');
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
