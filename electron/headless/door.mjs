// `npm run roi`: the headless door as one program, bundled again when a source is newer.
import { buildSync } from 'esbuild';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { newest } from '../build.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = join(root, 'out/headless');
const stamp = join(out, '.built');
const sources = ['electron/headless', 'shared', 'package-lock.json'];

function builtAt() {
  return statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Stamped with the time it began, so that what is edited meanwhile counts as newer. */
function bundle() {
  const began = new Date();
  rmSync(out, { recursive: true, force: true });
  buildSync({
    absWorkingDir: root,
    entryPoints: ['electron/headless/roi.ts', 'electron/headless/mateThread.ts'],
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
}

/** The path of the program, which is newer than all it was made from. */
export function builtDoor() {
  if (sources.some((source) => newest(join(root, source)) > builtAt())) bundle();
  return join(out, 'roi.js');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await import(pathToFileURL(builtDoor()).href);
