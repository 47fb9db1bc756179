// Runs every check of the house and ends with one line, summed over all runners.
// Plain Node, so that it can say what is missing before anything is built.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

function check(name, command, args) {
  const began = Date.now();
  const ok = run(command, args);
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${Math.round((Date.now() - began) / 1000)} s)`);
  if (ok) passed += 1;
  else failed += 1;
  return ok;
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

ensureTools();
for (const layer of ['shared', 'renderer', 'renderer/workers', 'electron', 'test']) {
  check(`types of ${layer}`, 'npx', ['tsc', '-p', `${layer}/tsconfig.json`]);
}
check('lint', 'npx', ['eslint', '.', '--max-warnings', '0']);
check('format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']);
check('walls between rooms', 'npx', [
  'depcruise',
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'err',
  'shared',
  'renderer',
  'electron',
]);
check('no dead code', 'npx', ['knip', '--no-progress']);
if (check('build', 'npm', ['run', '--silent', 'build'])) {
  unitTests();
  browserTests();
}
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
