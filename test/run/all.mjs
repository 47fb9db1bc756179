// Runs every check of the house and ends with one line, summed over all runners.
// Plain Node, so that it can say what is missing before anything is built.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools } from './tools.mjs';

const results = mkdtempSync(join(tmpdir(), 'roi-results-'));
const vitestReport = join(results, 'vitest.json');
const playwrightReport = join(results, 'playwright.json');
let passed = 0;
let failed = 0;
let skipped = 0;

function run(command, args, environment = {}) {
  const outcome = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  return outcome.status === 0;
}

/** Its output comes in one piece at its end, so that two at a time can be read. */
function check(name, command, args) {
  const began = Date.now();
  const child = spawn(command, args, { shell: process.platform === 'win32' });
  const said = [];
  child.stdout.on('data', (data) => said.push(data));
  child.stderr.on('data', (data) => said.push(data));
  return new Promise((resolve) => {
    const end = (ok) => {
      process.stdout.write(Buffer.concat(said));
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${Math.round((Date.now() - began) / 1000)} s)`);
      if (ok) passed += 1;
      else failed += 1;
      resolve(ok);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/** Two at a time, each taking the next; answers whether the last of the list held. */
async function twoAtATime(checks) {
  const waiting = [...checks];
  let held = false;
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command, ...args] = next;
      const ok = await check(name, command, args);
      if (next === checks.at(-1)) held = ok;
    }
  };
  await Promise.all([lane(), lane()]);
  return held;
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function unitTests() {
  const ok = run('npx', [
    'vitest',
    'run',
    `--maxWorkers=${availableParallelism()}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ]);
  const counts = report(vitestReport);
  if (!counts) {
    failed += 1;
    return;
  }
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that fails to load has no failed test of its own.
  if (!ok && counts.numFailedTests === 0) failed += 1;
}

function browserTests() {
  const ok = run('npx', ['playwright', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
  });
  const stats = report(playwrightReport)?.stats;
  if (!stats) {
    failed += 1;
    return;
  }
  passed += stats.expected;
  failed += stats.unexpected + stats.flaky;
  skipped += stats.skipped;
  if (!ok && stats.unexpected + stats.flaky === 0) failed += 1;
}

const layers = ['shared', 'renderer', 'renderer/workers', 'electron', 'test'];
const types = layers.map((layer) => [
  `types of ${layer}`,
  'npx',
  'tsc',
  '-p',
  `${layer}/tsconfig.json`,
]);
const walls = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
/** The longest first, so that the other lane has finished all the rest by its end. */
const checks = [
  ['lint', 'npx', 'eslint', '.', '--max-warnings', '0'],
  ...types,
  ['format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['walls between rooms', 'npx', 'depcruise', ...walls, 'shared', 'renderer', 'electron'],
  ['no dead code', 'npx', 'knip', '--no-progress'],
  ['build', 'npm', 'run', '--silent', 'build'],
];

ensureTools();
if (await twoAtATime(checks)) {
  unitTests();
  browserTests();
}
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
