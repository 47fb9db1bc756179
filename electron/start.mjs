// `npm start`: opens the desk, in Electron when it is here, else in the installed browser.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const electronHome = join(root, 'node_modules/electron');
const failureNote = join(root, 'node_modules/.cache/roi-desk/electron-failed');
const downloadMilliseconds = 20_000;
const rememberMilliseconds = 24 * 60 * 60 * 1000;
/** An Electron that stops this soon never showed a window: a library or a display is missing. */
const brokenStartMilliseconds = 5000;
const noBrowserCode = 3;

const isRoot = process.getuid?.() === 0;
const passedOn = process.argv.slice(2);

function say(line) {
  process.stdout.write(`${line}\n`);
}

function installModules() {
  const needed = ['electron-vite', 'tsx', 'zod', 'vite'];
  if (needed.every((name) => existsSync(join(root, 'node_modules', name)))) return;
  say('Installing what the desk needs (once, about a minute) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed; the reason stands above.');
}

async function buildWhenOld() {
  const { build, isBuilt } = await import('./build.mjs');
  if (isBuilt()) return;
  say('Building the desk ...');
  build();
}

function electronBinary() {
  const note = join(electronHome, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(electronHome, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** The reason why there is no Electron, or null when there is one now. */
function missingElectron() {
  if (passedOn.includes('--loopback')) return 'asked for with --loopback';
  if (electronBinary() !== null) return null;
  if (failedToday()) return 'its download failed within the last day';
  say('Fetching Electron (at most 20 seconds) ...');
  const { status } = spawnSync(process.execPath, [join(electronHome, 'install.js')], {
    cwd: electronHome,
    stdio: 'ignore',
    timeout: downloadMilliseconds,
    killSignal: 'SIGKILL',
  });
  if (status === 0 && electronBinary() !== null) return null;
  rememberFailure();
  return 'it could not be downloaded';
}

function failedToday() {
  return (
    existsSync(failureNote) && Date.now() - statSync(failureNote).mtimeMs < rememberMilliseconds
  );
}

function rememberFailure() {
  mkdirSync(join(failureNote, '..'), { recursive: true });
  rmSync(failureNote, { force: true });
  writeFileSync(failureNote, '');
}

/** Runs a program in the foreground and answers its exit code; Ctrl+C reaches it too. */
function run(program, args) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
    child.on('error', () => done(127));
    child.on('exit', (code) => done(code ?? 0));
  });
}

async function openElectron() {
  if (isRoot) say('Warning: running as root, so Electron runs without its sandbox.');
  const began = Date.now();
  const code = await run(electronBinary(), [
    root,
    ...(isRoot ? ['--no-sandbox'] : []),
    ...passedOn,
  ]);
  const isBroken = code !== 0 && Date.now() - began < brokenStartMilliseconds;
  return isBroken ? null : code;
}

async function openLoopback() {
  const args = ['--import', 'tsx', join(root, 'electron/loopback/main.ts')];
  const flags = passedOn.filter((flag) => flag !== '--loopback');
  const open = () => run(process.execPath, [...args, ...flags]);
  const code = await open();
  return code === noBrowserCode && installBrowser() ? open() : code;
}

function installBrowser() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return false;
  say('Installing Chromium with apt-get ...');
  const apt = (...args) => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0;
  return apt('update') && apt('install', '-y', 'chromium');
}

async function main() {
  installModules();
  await buildWhenOld();
  const reason = missingElectron();
  if (reason === null) {
    const code = await openElectron();
    if (code !== null) return code;
  }
  say(
    `Electron is not used (${reason ?? 'it did not start here'}): the desk opens in the installed browser.`,
  );
  return openLoopback();
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
