/**
 * Takes damaged files through import, redaction and proof, a line of JSON for each seed:
 * `tsx test/fuzz/child.ts FROM TO CORPUS`. Its parent ends it when it is silent for long.
 */
import { engineInNode } from '../../electron/headless/engineInNode';
import { Refused } from '../../shared/domain/base/fault';
import type { PdfEngine } from '../../shared/pdf/port';
import { damagedFile } from '../corpus/mutate';
import { parentCircles } from '../corpus/parentCircles';
import type { Corpus } from './fuzz';

const corpora: Readonly<Record<Corpus, (seed: number) => Uint8Array | Promise<Uint8Array>>> = {
  damaged: damagedFile,
  circles: (at) => parentCircles[at]!.make(),
};
const [from, to, corpus] = process.argv.slice(2) as [string, string, Corpus];
let engine: PdfEngine | undefined;

async function outcomeOf(seed: number): Promise<string> {
  engine ??= await engineInNode();
  try {
    const bytes = await corpora[corpus](seed);
    const { pages } = await engine.importFile({ bytes });
    const [x0, y0, x1, y1] = pages[0]?.crop ?? [0, 0, 0, 0];
    const rect = [x0, y0, (x0 + x1) / 2, (y0 + y1) / 2] as const;
    const marks = [{ page: 1, rect, reason: 'other-person' }];
    const { report } = await engine.redact({ bytes, marks, terms: ['Stable'] });
    return report.pages === pages.length ? 'done' : 'partial';
  } catch (error) {
    if (error instanceof Refused) return refusalOf(error);
    // What the PDF worker does: the instance is thrown away, and the next file gets a new one.
    engine = undefined;
    if (error instanceof WebAssembly.RuntimeError) return 'trap';
    return `error ${error instanceof Error ? (error.stack ?? '').slice(0, 600) : String(error)}`;
  }
}

/** A refusal says what happened and what to do: at least two sentences. */
function refusalOf({ fault }: Refused): string {
  const sentences = fault.message.split(/[.:] /);
  return sentences.length > 1 ? `refused ${fault.code}` : `mute ${fault.code}`;
}

for (let seed = Number(from); seed < Number(to); seed += 1) {
  process.stdout.write(`${JSON.stringify({ seed, outcome: await outcomeOf(seed) })}\n`);
}
