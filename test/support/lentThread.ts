/** A thread as a PDF worker is one: it reads a lent file, writes a draft, or is left standing. */
import { parentPort, workerData } from 'node:worker_threads';
import { lentFiles } from '../../renderer/workers/files/lentFiles';

export interface LentWork {
  readonly read?: { readonly size: number; readonly place: unknown; readonly ranges: readonly (readonly [number, number])[] }; // prettier-ignore
  readonly write?: { readonly place: unknown; readonly pieces: readonly Uint8Array[]; readonly ends: boolean }; // prettier-ignore
}

const { read, write } = workerData as LentWork;
const storage = lentFiles((knock) => parentPort?.postMessage(knock));

function work(): unknown {
  if (read) {
    const file = storage.open(read);
    const parts = read.ranges.map(([from, to]) => file.read(from, to));
    file.close();
    return parts;
  }
  if (!write) return undefined;
  const draft = storage.draft(write);
  for (const piece of write.pieces) draft.add(piece);
  if (!write.ends) return 'left';
  const file = draft.finish();
  const whole = file.read(0, file.size);
  draft.close();
  return whole;
}

try {
  parentPort?.postMessage({ kind: 'done', value: work() });
} catch (error) {
  parentPort?.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : '' });
}
