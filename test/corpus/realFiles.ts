import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { missingReason, requireTool, type Tool } from '../support/outsideTools';
import { makeChart } from './chartHtml';
import { noisyScan } from './noisyScan';

/** A file made by software that is not ours. */
export interface RealFile {
  readonly kind: 'file';
  readonly path: string;
  readonly pages: number;
  /** Text that stands in it (as picture only, where it is a scan). */
  readonly strings: readonly string[];
  readonly password?: string;
}
/** The program is missing; the reason begins with `skipped:`. With CI=true it throws instead. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly reason: string;
}
export type Made = RealFile | Skipped;

const store = join(tmpdir(), 'roi-desk-real-files');

interface Recipe {
  readonly name: string;
  readonly tools: readonly Tool[];
  /** What the file depends on; part of its name in the store. */
  readonly from: string;
  readonly strings: readonly string[];
  readonly password?: string;
  /** Writes the file `out`; `work` is an empty folder thrown away afterwards. */
  readonly make: (out: string, work: string) => void;
}

/** Makes the file once and keeps it; another test takes it from the store. */
function made(recipe: Recipe): Made {
  const missing = recipe.tools.map(missingReason).find((reason) => reason !== undefined);
  if (missing !== undefined) {
    for (const tool of recipe.tools) if (process.env['CI'] === 'true') requireTool(tool);
    return { kind: 'skipped', reason: missing };
  }
  const path = storedPath(recipe);
  if (!existsSync(path)) makeInto(path, recipe);
  const { strings, password } = recipe;
  const pages = path.endsWith('.tif') ? countTiff(path) : countPdf(path, password);
  return { kind: 'file', path, pages, strings, ...(password === undefined ? {} : { password }) };
}

function storedPath({ name, from }: Recipe): string {
  mkdirSync(store, { recursive: true });
  const [stem, ending] = name.split('.');
  const key = createHash('sha256').update(from).digest('hex').slice(0, 12);
  return join(store, `${stem}-${key}.${ending}`);
}

/** Written elsewhere and moved, so that two test runs do not see half a file. */
function makeInto(path: string, recipe: Recipe): void {
  const work = mkdtempSync(join(store, 'work-'));
  try {
    const out = join(work, `out.${path.split('.').at(-1)}`);
    recipe.make(out, work);
    renameSync(out, path);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(tool: Tool, args: readonly string[]): string {
  return execFileSync(requireTool(tool), [...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function countPdf(path: string, password = ''): number {
  return Number(run('qpdf', [`--password=${password}`, '--show-npages', path]));
}

/** Each page of a TIFF is one directory; follows the chain (TIFF 6.0, section 2). */
function countTiff(path: string): number {
  const file = readFileSync(path);
  let pages = 0;
  for (let at = file.readUInt32LE(4); at !== 0; pages += 1) {
    at = file.readUInt32LE(at + 2 + file.readUInt16LE(at) * 12);
  }
  return pages;
}

function must(file: Made): RealFile {
  if (file.kind === 'skipped') throw new Error(file.reason);
  return file;
}

/** A chart printed by Chromium: three sections an encounter, a page each or more. */
export function chromiumChart({ seed = 1, encounters = 3 } = {}): Made {
  const chart = makeChart({ seed, encounters });
  return made({
    name: 'chromium-chart.pdf',
    tools: ['chromium', 'qpdf'],
    from: chart.html,
    strings: [chart.patient, chart.otherPerson, chart.recordNumber],
    make: (out, work) => {
      const html = join(work, 'chart.html');
      writeFileSync(html, chart.html);
      const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
      run('chromium', [
        ...flags,
        `--user-data-dir=${join(work, 'profile')}`,
        `--print-to-pdf=${out}`,
        html,
      ]);
    },
  });
}

/** One page drawn by Cairo through librsvg. */
export function cairoPage(): Made {
  const strings = ['Ingeborg Thistlewood', 'Discharge summary'];
  const lines = strings.map(
    (text, at) => `<text x="60" y="${90 + at * 40}" font-size="16">${text}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="612" height="792" viewBox="0 0 612 792">
    <rect x="40" y="40" width="532" height="712" fill="none" stroke="black"/>
    <g font-family="DejaVu Sans">${lines.join('')}</g></svg>`;
  return made({
    name: 'cairo-page.pdf',
    tools: ['rsvg-convert', 'qpdf'],
    from: svg,
    strings,
    make: (out, work) => {
      writeFileSync(join(work, 'page.svg'), svg);
      run('rsvg-convert', ['-f', 'pdf', '-o', out, join(work, 'page.svg')]);
    },
  });
}

const letter = (texts: readonly string[], extra = ''): string =>
  texts
    .map(
      (text) => `<< /PageSize [612 792] >> setpagedevice ${extra}
      /Helvetica findfont 14 scalefont setfont 72 700 moveto (${text}) show
      72 660 moveto (Seen in the clinic, history as noted.) show 60 600 200 40 rectstroke showpage\n`,
    )
    .join('');

function postscript(name: string, source: string, strings: readonly string[]): Made {
  return made({
    name,
    tools: ['gs', 'qpdf'],
    from: source,
    strings,
    make: (out, work) => {
      writeFileSync(join(work, 'in.ps'), source);
      run('gs', [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-dSAFER',
        '-sDEVICE=pdfwrite',
        `-sOutputFile=${out}`,
        join(work, 'in.ps'),
      ]);
    },
  });
}

/** Two pages written by Ghostscript's pdfwrite. */
export function ghostscriptLetter(): Made {
  const strings = ['Leopoldine Fairweather', 'Cornelius Abernathy'];
  return postscript('ghostscript-letter.pdf', `%!PS\n${letter(strings)}`, strings);
}

/** Pages turned by 0, 90, 180 and 270 degrees, each cropped, by Ghostscript and qpdf. */
export function rotatedAndCropped(): Made {
  const strings = ['Upright Osgood', 'Right Pemberton', 'Upside Quimby', 'Left Radcliffe'];
  const source = letter(strings, '[/CropBox [36 90 560 740] /PAGE pdfmark');
  return made({
    name: 'rotated-cropped.pdf',
    tools: ['gs', 'qpdf'],
    from: source,
    strings,
    make: (out) => {
      const plain = must(postscript('cropped.pdf', `%!PS\n${source}`, strings));
      run('qpdf', [plain.path, '--rotate=90:2', '--rotate=180:3', '--rotate=270:4', out]);
    },
  });
}

/** A fax of several pages: bilevel, 204 by 196 dots to the inch, Group 4 by libtiff. */
export function faxTiff({ seed = 7, encounters = 1 } = {}): Made {
  const chart = chromiumChart({ seed, encounters });
  if (chart.kind === 'skipped') return chart;
  return made({
    name: 'fax.tif',
    tools: ['gs', 'tiffcp'],
    from: chart.path,
    strings: chart.strings,
    make: (out, work) => {
      const plain = join(work, 'plain.tif');
      run('gs', [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-dSAFER',
        '-sDEVICE=tiffpack',
        '-r204x196',
        `-sOutputFile=${plain}`,
        chart.path,
      ]);
      run('tiffcp', ['-c', 'g4', plain, out]);
    },
  });
}

/** The same fax wrapped by libtiff's tiff2pdf. */
export function faxPdf(options: { encounters?: number } = {}): Made {
  const fax = faxTiff(options);
  if (fax.kind === 'skipped') return fax;
  return made({
    name: 'fax.pdf',
    tools: ['tiff2pdf', 'qpdf'],
    from: fax.path,
    strings: fax.strings,
    make: (out) => run('tiff2pdf', ['-o', out, fax.path]),
  });
}

/** A crooked, noisy scan: JPEG pages wrapped by img2pdf. */
export function jpegScanPdf({ encounters = 1 } = {}): Made {
  const chart = chromiumChart({ seed: 11, encounters });
  if (chart.kind === 'skipped') return chart;
  return made({
    name: 'jpeg-scan.pdf',
    tools: ['pdftoppm', 'img2pdf', 'gs', 'qpdf'],
    from: `${chart.path} gray`,
    strings: chart.strings,
    make: (out, work) => {
      const noisy = join(work, 'noisy.pdf');
      run('pdftoppm', ['-gray', '-r', '150', chart.path, join(work, 'page')]);
      const pages = filesIn(work, '.pgm');
      for (const page of pages)
        writeFileSync(page, noisyScan(readFileSync(page), pages.indexOf(page) + 1));
      run('img2pdf', ['--imgsize', '150dpix150dpi', '-o', noisy, ...pages]);
      const scan = join(work, 'scan-%03d.jpg');
      run('gs', [
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-dSAFER',
        '-sDEVICE=jpeggray',
        '-r150',
        '-dJPEGQ=60',
        `-sOutputFile=${scan}`,
        noisy,
      ]);
      run('img2pdf', ['--imgsize', '150dpix150dpi', '-o', out, ...filesIn(work, '.jpg')]);
    },
  });
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

const locks = {
  'rc4-40': ['40', 'clerk', 'owner'],
  'rc4-128': ['128', 'clerk', 'owner', '--use-aes=n'],
  'aes-128': ['128', 'clerk', 'owner', '--use-aes=y'],
  'aes-256': ['256', 'clerk', 'owner'],
  'owner-only': ['256', '', 'owner', '--print=none', '--extract=n'],
  'owner-only-rc4': ['128', '', 'owner', '--use-aes=n', '--modify=none'],
  'non-ascii': ['256', 'Pässwört-ñ', 'owner'],
} as const satisfies Record<string, readonly [string, string, string, ...string[]]>;
export type Lock = keyof typeof locks;
export const lockKinds = Object.keys(locks) as Lock[];

/** The letter of Ghostscript, encrypted by qpdf. `password` is the user's. */
export function encryptedLetter(lock: Lock): Made {
  const plain = ghostscriptLetter();
  if (plain.kind === 'skipped') return plain;
  const [bits, user, owner, ...limits] = locks[lock];
  return made({
    name: `encrypted-${lock}.pdf`,
    tools: ['qpdf'],
    from: `${plain.path} ${bits} ${user} ${owner} ${limits.join(' ')}`,
    strings: plain.strings,
    password: user,
    make: (out) =>
      run('qpdf', [
        '--allow-weak-crypto',
        '--encrypt',
        user,
        owner,
        bits,
        ...limits,
        '--',
        plain.path,
        out,
      ]),
  });
}
