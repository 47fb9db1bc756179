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

async function inTurn(checks) {
  for (const [name, command, ...args] of checks) await check(name, command, args);
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
const style = [
  ['lint', 'npx', 'eslint', '.', '--max-warnings', '0'],
  ['format', 'npx', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['walls between rooms', 'npx', 'depcruise', ...walls, 'shared', 'renderer', 'electron'],
  ['no dead code', 'npx', 'knip', '--no-progress'],
];

ensureTools();
await Promise.all([inTurn(types), inTurn(style)]);
if (await check('build', 'npm', ['run', '--silent', 'build'])) {
  unitTests();
  browserTests();
}
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
