import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What came of each seed: `done`, `refused CODE`, `trap`, and what must never be. */
export type Outcomes = ReadonlyMap<number, string>;

/** Files damaged by seeds, or pages whose parents run in a circle, by their place in the list. */
export type Corpus = 'damaged' | 'circles';

/** Silence after which a child is ended, in milliseconds; the desk's own worker has as much. */
const patience = 60_000;
const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Runs the seeds in processes of their own; one that hangs or dies is counted and left. */
export async function fuzz(
  from: number,
  to: number,
  corpus: Corpus = 'damaged',
): Promise<Outcomes> {
  const outcomes = new Map<number, string>();
  for (let next = from; next < to; next = from + outcomes.size) {
    const end = await runChild([next, to, corpus], outcomes);
    const stuck = from + outcomes.size;
    if (stuck < to) outcomes.set(stuck, end);
  }
  return outcomes;
}

function runChild(
  what: readonly [from: number, to: number, corpus: Corpus],
  outcomes: Map<number, string>,
): Promise<string> {
  const args = ['--import', 'tsx', child, ...what.map(String)];
  const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve) => {
    let end = 'died';
    const stop = (): void => {
      end = 'hang';
      running.kill('SIGKILL');
    };
    let timer = setTimeout(stop, patience);
    createInterface(running.stdout).on('line', (line) => {
      const { seed, outcome } = JSON.parse(line) as { seed: number; outcome: string };
      outcomes.set(seed, outcome);
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
    });
    running.on('close', () => {
      clearTimeout(timer);
      resolve(end);
    });
  });
}

/** Outcomes that no file may have. */
export function forbidden(outcomes: Outcomes): [number, string][] {
  return [...outcomes].filter(([, outcome]) => !/^(done|trap|refused )/.test(outcome));
}

/** How many of each outcome. */
export function countOf(outcomes: Outcomes): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes.values()) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
