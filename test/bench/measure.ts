import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** One contender's result in one run. */
export interface Timing {
  readonly name: string;
  readonly seconds: number;
  /** Peak resident memory of the program, MB; absent where it ran in this process. */
  readonly peakMegabytes?: number;
}

/** Runs a program under `/usr/bin/time`, whose last line is the peak in kilobytes. */
export function timeProgram(name: string, command: string, args: readonly string[]): Timing {
  const began = performance.now();
  const outcome = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], { encoding: 'utf8' });
  const seconds = (performance.now() - began) / 1000;
  if (outcome.status !== 0) throw new Error(`${name} failed: ${outcome.stderr.slice(-400)}`);
  const peak = Number(outcome.stderr.trim().split('\n').at(-1));
  return { name, seconds, peakMegabytes: Math.round(peak / 1024) };
}

/** The middle of an odd number of runs. */
export function median(timings: readonly Timing[]): Timing {
  const sorted = [...timings].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

/** Runs every contender in turn, `runs` times, so that a busy minute hits all alike. */
export function race(runs: number, contenders: readonly (() => Timing)[]): Timing[] {
  const rounds = Array.from({ length: runs }, () => contenders.map((contend) => contend()));
  return contenders.map((_, index) => median(rounds.map((round) => round[index] as Timing)));
}

/** A table with pages a second and the ratio to the first contender, which is the desk. */
export function report(title: string, pages: number, timings: readonly Timing[]): string {
  const desk = timings[0];
  if (!desk) throw new Error('nothing was measured');
  const rows = timings.map((timing) => {
    const speed = (pages / timing.seconds).toFixed(1);
    const ratio = (timing.seconds / desk.seconds).toFixed(2);
    return `| ${timing.name} | ${timing.seconds.toFixed(2)} | ${speed} | ${ratio} | ${timing.peakMegabytes ?? '-'} |`;
  });
  return [
    `### ${title} (${pages} pages)`,
    '| | s | pages/s | desk is faster by | peak MB |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
