import { afterEach, expect, it, vi } from 'vitest';

import { Lender } from '../../../renderer/workers/files/lender';
import type { Knock } from '../../../renderer/workers/files/gate';
import { spawnPdfWorker } from '../../../renderer/workers/pdf/spawnPdfWorker';

/** A worker of the browser that says what a test has it say, before and after its end. */
class SaidWorker {
  static last: SaidWorker;
  onmessage: (message: { data: unknown }) => void = () => undefined;
  isTerminated = false;

  constructor() {
    SaidWorker.last = this;
  }

  say(data: unknown): void {
    this.onmessage({ data });
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

afterEach(() => vi.unstubAllGlobals());

it('A PDF worker that was dismissed is not heard any more where it knocks for a file', async () => {
  vi.stubGlobal('Worker', SaidWorker);
  const lender = new Lender();
  const read = vi.fn(() => Promise.resolve(Uint8Array.of(1)));
  const { ticket } = lender.lend({ size: 1, piece: read });
  const knock: Knock = { kind: 'read', place: ticket.place as string, gate: new SharedArrayBuffer(100) }; // prettier-ignore
  const worker = spawnPdfWorker(lender.door());
  const heard = vi.fn();
  worker.listen(heard, () => undefined);
  SaidWorker.last.say(knock);
  expect(read).toHaveBeenCalledTimes(1);
  worker.end();
  SaidWorker.last.say(knock);
  await Promise.resolve();
  expect([read.mock.calls.length, SaidWorker.last.isTerminated]).toEqual([1, true]);
  expect(heard).not.toHaveBeenCalled();
});
