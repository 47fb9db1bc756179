/**
 * The desk as it runs all day: its engine and mate are there already when the work comes. Bundled by
 * `run.ts`, as a mate is a program of its own; takes the paths of a file, its marks and mutool's output.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { engineInNode } from '../../electron/headless/engineInNode';
import { mateInNode } from '../../electron/headless/mateInNode';
import type { Mark } from '../../shared/pdf/model';
import { median, report, timeProgram, type Timing } from './measure';

const runs = 5;
const [source = '', marksFile = '', out = ''] = process.argv.slice(2);
const { marks } = JSON.parse(readFileSync(marksFile, 'utf8')) as { marks: readonly Mark[] };
const bytes = new Uint8Array(readFileSync(source));
const engine = await engineInNode({ mate: mateInNode() });

async function redact(): Promise<Timing> {
  const began = performance.now();
  await engine.redact({ bytes, marks, terms: [] });
  return { name: 'ROI Desk, already running', seconds: (performance.now() - began) / 1000 };
}

const mutool = (): Timing =>
  timeProgram('mutool, with its start', 'mutool', ['run', 'test/bench/mutoolRedact.mjs', source, marksFile, out]); // prettier-ignore

// The engines of JavaScript compile what they have seen a few times.
await redact();
const rounds: (readonly [Timing, Timing])[] = [];
for (let run = 0; run < runs; run += 1) rounds.push([await redact(), mutool()]);
const timings = [median(rounds.map(([desk]) => desk)), median(rounds.map(([, peer]) => peer))];
console.log(report('Redact and prove, 19 boxes a page', new Set(marks.map(({ page }) => page)).size, timings)); // prettier-ignore
process.exit(0);
