/**
 * Speed beside other software, in one run on one machine: `npm run bench`. Prints ratios; asserts
 * nothing, because a number belongs to the machine it was taken on.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeMarks, makeOverlay, makeTextPdf } from './documents';
import { race, report, timeProgram, type Timing } from './measure';

const runs = 3;
const folder = mkdtempSync(join(tmpdir(), 'roi-bench-'));
const at = (name: string) => join(folder, name);
const roi = ['--import', 'tsx', 'electron/headless/roi.ts'];

function desk(name: string, ...args: readonly string[]): Timing {
  return timeProgram(name, process.execPath, [...roi, ...args]);
}

async function benchRedact(pages: number): Promise<void> {
  writeFileSync(at('text.pdf'), await makeTextPdf(pages));
  writeFileSync(at('marks.json'), JSON.stringify({ marks: makeMarks(pages), terms: [] }));
  const timings = race(runs, [
    () =>
      desk(
        'ROI Desk, redact and prove',
        'redact',
        at('text.pdf'),
        '--marks',
        at('marks.json'),
        '--out',
        at('desk.pdf'),
      ),
    () =>
      timeProgram('mutool, redact, no proof', 'mutool', [
        'run',
        'test/bench/mutoolRedact.mjs',
        at('text.pdf'),
        at('marks.json'),
        at('mutool.pdf'),
      ]),
    () =>
      timeProgram('mutool, plain render 200 dpi', 'mutool', [
        'draw',
        '-q',
        '-F',
        'pgm',
        '-r',
        '200',
        '-o',
        '/dev/null',
        at('text.pdf'),
      ]),
  ]);
  console.log(report('Redact, 19 boxes a page', pages, timings));
}

async function benchStamp(pages: number): Promise<void> {
  writeFileSync(at('plain.pdf'), await makeTextPdf(pages));
  writeFileSync(at('overlay.pdf'), await makeOverlay(pages));
  writeFileSync(at('spec.json'), JSON.stringify(packetSpec()));
  const library = ['--import', 'tsx', 'test/bench/stampPdfLib.ts', at('plain.pdf'), at('lib.pdf')];
  const timings = race(runs, [
    () =>
      desk(
        'ROI Desk, packet built and proved',
        'packet',
        at('spec.json'),
        '--out',
        at('packet.pdf'),
      ),
    () => timeProgram('pdf-lib, stamp', process.execPath, library),
    () =>
      timeProgram('qpdf, overlay made before', 'qpdf', [
        at('plain.pdf'),
        '--overlay',
        at('overlay.pdf'),
        '--',
        at('qpdf.pdf'),
      ]),
    () =>
      timeProgram('pdftk, overlay made before', 'pdftk', [
        at('plain.pdf'),
        'multistamp',
        at('overlay.pdf'),
        'output',
        at('pdftk.pdf'),
      ]),
  ]);
  console.log(
    report(`Stamp a ${Math.round(statSync(at('plain.pdf')).size / 1024)} kB file`, pages, timings),
  );
}

function packetSpec(): unknown {
  return {
    parts: [{ kind: 'records', file: at('plain.pdf') }],
    stamp: { requestNumber: 'REQ-2026-000001', bates: { prefix: 'RIVER', start: 1 } },
  };
}

await benchRedact(100);
await benchStamp(500);
await benchStamp(2000);
rmSync(folder, { recursive: true, force: true });
