/**
 * Speed and memory beside other software, in one run on one machine: `npm run bench`. Prints
 * ratios; asserts nothing, because a number belongs to the machine it was taken on.
 */
import { buildSync } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtDoor } from '../../electron/headless/door.mjs';
import { makeMarks, makeOverlay, makeScanPdf, makeTextPdf } from './documents';
import { race, report, timeProgram, type Timing } from './measure';

const runs = 3;
const folder = mkdtempSync(join(tmpdir(), 'roi-bench-'));
const at = (name: string) => join(folder, name);
const door = builtDoor();

function desk(name: string, ...args: readonly string[]): Timing {
  return timeProgram(name, process.execPath, [door, ...args]);
}

/** Bundled, because a mate is a program of its own. */
function runningDesk(): string {
  buildSync({
    entryPoints: ['test/bench/running.ts', 'electron/headless/mateThread.ts'],
    entryNames: '[name]',
    outdir: 'out/bench',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return 'out/bench/running.js';
}

const everyPage = (pages: number): number[] => Array.from({ length: pages }, (_, at) => at + 1);

async function benchRedact(pages: number): Promise<void> {
  const marks = { marks: makeMarks(everyPage(pages)), terms: [] };
  writeFileSync(at('text.pdf'), await makeTextPdf(pages));
  writeFileSync(at('marks.json'), JSON.stringify(marks));
  const redact = ['redact', at('text.pdf'), '--marks', at('marks.json'), '--out', at('desk.pdf')];
  const mutool = ['run', 'test/bench/mutoolRedact.mjs', at('text.pdf'), at('marks.json'), at('mutool.pdf')]; // prettier-ignore
  const draw = ['draw', '-q', '-F', 'pgm', '-r', '200', '-o', '/dev/null', at('text.pdf')];
  const timings = race(runs, [
    () => desk('ROI Desk, redact and prove', ...redact),
    () => timeProgram('mutool, redact, no proof', 'mutool', mutool),
    () => timeProgram('mutool, plain render 200 dpi', 'mutool', draw),
  ]);
  console.log(report('Redact, 19 boxes a page', pages, timings));
  const running = [runningDesk(), at('text.pdf'), at('marks.json'), at('mutool.pdf')];
  console.log(execFileSync(process.execPath, running, { encoding: 'utf8' }));
}

const packetOf = (marked: readonly number[]): unknown => ({
  parts: [{ kind: 'records', file: at('chart.pdf'), marks: makeMarks(marked) }],
  stamp: { requestNumber: 'REQ-2026-000001', bates: { prefix: 'RIVER', start: 1 } },
});

function buildPacket(name: string): Timing {
  return desk(name, 'packet', at('spec.json'), '--out', at('packet.pdf'));
}

/** A chart of text, some of it marked, against the same pages copied and stamped by qpdf. */
async function benchPacket(pages: number, marked: number): Promise<void> {
  const every = Math.floor(pages / marked);
  writeFileSync(at('chart.pdf'), await makeTextPdf(pages));
  writeFileSync(at('overlay.pdf'), await makeOverlay(pages));
  writeFileSync(at('spec.json'), JSON.stringify(packetOf(everyPage(marked).map((n) => n * every))));
  const qpdf = ['--empty', '--pages', at('chart.pdf'), '1-z', '--', '--overlay', at('overlay.pdf'), '--', at('qpdf.pdf')]; // prettier-ignore
  const timings = race(runs, [
    () => buildPacket(`ROI Desk, packet with ${marked} marked pages, proved`),
    () => timeProgram('qpdf, pages and overlay made before', 'qpdf', qpdf),
  ]);
  console.log(report('Packet', pages, timings));
}

async function benchMemory(pages: number): Promise<void> {
  writeFileSync(at('chart.pdf'), await makeScanPdf(pages));
  writeFileSync(at('spec.json'), JSON.stringify(packetOf([])));
  const megabytes = Math.round(statSync(at('chart.pdf')).size / 2 ** 20);
  const timings = race(1, [
    () => buildPacket('ROI Desk, packet, proved'),
    () => timeProgram('qpdf, pages', 'qpdf', ['--empty', '--pages', at('chart.pdf'), '1-z', '--', at('qpdf.pdf')]), // prettier-ignore
  ]);
  console.log(report(`JPEG scan of ${megabytes} MB`, pages, timings));
  for (const { name, peakMegabytes } of timings)
    console.log(`${name}: peak ${((peakMegabytes ?? 0) / megabytes).toFixed(2)} times the file`);
}

/** What a page costs in charts of each length: flat, if nothing grows with the packet. */
async function benchGrowth(lengths: readonly number[]): Promise<void> {
  console.log('### Growth\n| pages | s | ms/page | peak MB |\n|---|---|---|---|');
  for (const pages of lengths) {
    writeFileSync(at('chart.pdf'), await makeTextPdf(pages));
    writeFileSync(at('spec.json'), JSON.stringify(packetOf([])));
    const [timing] = race(1, [() => buildPacket('ROI Desk')]);
    if (!timing) continue;
    const { seconds, peakMegabytes } = timing;
    const cost = ((seconds / pages) * 1000).toFixed(1);
    console.log(`| ${pages} | ${seconds.toFixed(2)} | ${cost} | ${peakMegabytes ?? '-'} |`);
  }
}

const benches = {
  redact: () => benchRedact(100),
  packet: () => benchPacket(500, 40),
  memory: () => benchMemory(300),
  growth: () => benchGrowth([100, 500, 2000]),
};
const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) await bench();
}
rmSync(folder, { recursive: true, force: true });
