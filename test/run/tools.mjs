// The software the tests use as outside witnesses, and the browser they drive.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const tools = [
  {
    command: 'chromium',
    or: 'google-chrome',
    package: 'chromium',
    for: 'the desk in a browser',
    needed: true,
  },
  { command: 'qpdf', package: 'qpdf', for: 'a second opinion on the structure of a packet' },
  {
    command: 'pdftotext',
    package: 'poppler-utils',
    for: 'a second opinion on the text of a packet',
  },
  { command: 'mutool', package: 'mupdf-tools', for: 'a third opinion on text and pages' },
  { command: 'gs', package: 'ghostscript', for: 'PDFs written by Ghostscript' },
  { command: 'rsvg-convert', package: 'librsvg2-bin', for: 'PDFs written by Cairo' },
  { command: 'tiff2pdf', package: 'libtiff-tools', for: 'fax pages written by libtiff' },
  { command: 'img2pdf', package: 'img2pdf', for: 'scans wrapped by img2pdf' },
];

function has(command) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return spawnSync(finder, [command], { stdio: 'ignore' }).status === 0;
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(packages) {
  console.log(`installing from Debian: ${packages.join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: environment };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

const isMissing = (tool) => !has(tool.command) && !(tool.or && has(tool.or));

/** Installs what is missing where it may; says in one line what is skipped where it may not. */
export function ensureTools() {
  const missing = tools.filter(isMissing);
  if (missing.length > 0 && canInstall()) install(missing.map((tool) => tool.package));
  const absent = tools.filter(isMissing);
  if (absent.length === 0) return;
  const list = absent.map((tool) => `${tool.package} (${tool.for})`).join(', ');
  if (process.env.CI === 'true' || absent.some((tool) => tool.needed)) {
    console.error(`These must be installed first: ${list}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  console.log(`skipped, because not installed: ${list}`);
}
