import { Worker } from 'node:worker_threads';

import { buildSync } from 'esbuild';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { Lender } from '../../../renderer/workers/files/lender';
import type { Knock } from '../../../renderer/workers/files/gate';
import { lentPieceLength, type LentFile } from '../../../shared/core/lending';
import { knock } from '../../support/knock';
import type { LentWork } from '../../support/lentThread';

let program: string;
beforeAll(() => {
  const { outputFiles } = buildSync({
    entryPoints: ['test/support/lentThread.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
  });
  program = outputFiles[0]?.text ?? '';
});

const threads: Worker[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

type Said = { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly message: string }; // prettier-ignore

/** What a thread says at the end of its work; it stands still in between, as a PDF worker does. */
function inThread(lender: Lender, work: LentWork): Promise<Said> {
  const thread = new Worker(program, { eval: true, workerData: work });
  threads.push(thread);
  const door = lender.door();
  return new Promise((say, fail) => {
    thread.on('error', fail);
    thread.on('message', (message: Knock | Said) => {
      if ('gate' in message) void door.knocked(message);
      else say(message);
    });
  });
}

/** All of a thread's answer; it has failed otherwise. */
function valueOf(said: Said): Uint8Array[] {
  if (said.kind === 'failed') throw new Error(said.message);
  return [said.value].flat() as Uint8Array[];
}

/** Far sooner than a comparison that could show what differs. */
const sameAs = (found: readonly Uint8Array[], wanted: readonly Uint8Array[]): boolean =>
  found.length === wanted.length &&
  wanted.every((one, at) => Buffer.compare(one, found[at]!) === 0);

const bytesOf = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, at) => at * 7 + (at >> 8)); // prettier-ignore

function fileOf(bytes: Uint8Array): LentFile {
  const cut = (number: number) => bytes.slice(number * lentPieceLength, (number + 1) * lentPieceLength); // prettier-ignore
  return { size: bytes.length, piece: (number) => Promise.resolve(cut(number)) };
}

/** Keeps what it is given as the vault does, and tells of every beginning. */
function keeping() {
  const kept: Uint8Array[] = [];
  const failed: unknown[] = [];
  const keep = async (pieces: AsyncIterable<Uint8Array>): Promise<LentFile> => {
    try {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      const whole = new Uint8Array(Buffer.concat(parts));
      kept.push(whole);
      return fileOf(whole);
    } catch (error) {
      failed.push(error);
      throw error;
    }
  };
  return { kept, failed, keep };
}

describe('A file that is lent to another thread', () => {
  const bytes = bytesOf(2 * lentPieceLength + 77);

  it('is read there in any pieces, while that thread stands still', async () => {
    const lender = new Lender();
    const { ticket } = lender.lend(fileOf(bytes));
    const ranges = [[0, 5], [lentPieceLength - 3, lentPieceLength + 9], [10, bytes.length]] as const; // prettier-ignore
    const said = await inThread(lender, { read: { ...ticket, ranges } });
    expect(
      sameAs(
        valueOf(said),
        ranges.map(([from, to]) => bytes.slice(from, to)),
      ),
    ).toBe(true);
  });

  it('is not to be had once it is not lent any more, nor under a place that nobody lent', async () => {
    const lender = new Lender();
    const { ticket, end } = lender.lend(fileOf(bytes));
    end();
    for (const place of [ticket.place, crypto.randomUUID()]) {
      const said = await inThread(lender, { read: { ...ticket, place, ranges: [[0, 5]] } });
      expect(said).toMatchObject({ kind: 'failed' });
    }
  });

  it('lies at a place that nobody can guess from another', () => {
    const lender = new Lender();
    const places = [1, 2].map(() => lender.lend(fileOf(bytes)).ticket.place);
    expect(places).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]); // prettier-ignore
    expect(places[0]).not.toBe(places[1]);
  });

  it('that cannot be read is told, and nothing stands in for it', async () => {
    const lender = new Lender();
    const { ticket } = lender.lend({ size: 9, piece: () => Promise.reject(new Error('damaged')) });
    const said = await inThread(lender, { read: { ...ticket, ranges: [[0, 5]] } });
    expect(said).toEqual({ kind: 'failed', message: 'a piece of a file was not to be had' });
  });
});

describe('A new file that another thread writes', () => {
  const pieces = [bytesOf(10), bytesOf(3 * lentPieceLength), new Uint8Array(), bytesOf(1)];
  const whole = new Uint8Array(Buffer.concat(pieces));

  it('is kept as it comes, and read again from where it was kept', async () => {
    const lender = new Lender();
    const { kept, keep } = keeping();
    const { ticket } = lender.draft(keep);
    const said = await inThread(lender, { write: { ...ticket, pieces, ends: true } });
    expect(sameAs(valueOf(said), [whole])).toBe(true);
    expect(sameAs(kept, [whole])).toBe(true);
  });

  it('fails where it is left before its end, and can be begun anew', async () => {
    const lender = new Lender();
    const { kept, failed, keep } = keeping();
    const { ticket, end } = lender.draft(keep);
    await inThread(lender, { write: { ...ticket, pieces, ends: false } });
    await inThread(lender, { write: { ...ticket, pieces, ends: true } });
    expect([kept.length, failed.length]).toEqual([1, 1]);
    await inThread(lender, { write: { ...ticket, pieces, ends: false } });
    end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([kept.length, failed.length]).toEqual([1, 2]);
  });

  describe('by question', () => {
    /** Workers that write the same draft, each at a door of its own. */
    function writers() {
      const lender = new Lender();
      const { kept, failed, keep } = keeping();
      const { ticket, end } = lender.draft(keep);
      const place = ticket.place as string;
      const hired = () => {
        const door = lender.door();
        const ask = knock(door);
        return {
          shut: door.shut,
          begin: () => ask({ kind: 'begin', place }),
          write: (...bytes: number[]) =>
            ask({ kind: 'write', place, bytes: Uint8Array.from(bytes) }),
          finish: () => ask({ kind: 'finish', place }),
          read: () => ask({ kind: 'read', place }),
        };
      };
      return { hired, end, kept, failed };
    }
    const refused = 'not to be had';

    it('is neither begun anew nor written on by who has finished it, nor finished twice', async () => {
      const { hired, kept } = writers();
      const worker = hired();
      await worker.begin();
      await worker.write(1, 2);
      await worker.finish();
      await expect(worker.write(3)).rejects.toThrow(refused);
      await expect(worker.finish()).rejects.toThrow(refused);
      await expect(worker.begin()).rejects.toThrow(refused);
      await worker.read();
      expect(kept).toEqual([Uint8Array.of(1, 2)]);
    });

    it('is not begun, written or finished once nobody takes it any more', async () => {
      const { hired, end, kept } = writers();
      const worker = hired();
      await worker.begin();
      end();
      for (const asked of [worker.write(1), worker.finish(), hired().begin(), worker.read()])
        await expect(asked).rejects.toThrow(refused);
      expect(kept).toEqual([]);
    });

    it('is begun anew by the next worker, though the one before had finished it', async () => {
      const { hired, kept } = writers();
      const [lost, next] = [hired(), hired()];
      await lost.begin();
      await lost.finish();
      lost.shut();
      await next.begin();
      await next.write(7);
      await next.finish();
      expect(kept).toEqual([Uint8Array.of(), Uint8Array.of(7)]);
    });

    it.each(['write', 'finish', 'begin'] as const)(
      'goes on as it was where one that was replaced says %s too late',
      async (late) => {
        const { hired, kept, failed } = writers();
        const [lost, next] = [hired(), hired()];
        await lost.begin();
        await next.begin();
        await next.write(1);
        await expect(lost[late](9)).rejects.toThrow(refused);
        await next.write(2);
        await next.finish();
        expect([kept, failed.length]).toEqual([[Uint8Array.of(1, 2)], 1]);
      },
    );

    it('is not begun by one that was dismissed before it came to that', async () => {
      const { hired, kept } = writers();
      const [lost, next] = [hired(), hired()];
      lost.shut();
      await next.begin();
      await next.write(1);
      await expect(lost.begin()).rejects.toThrow(refused);
      await next.finish();
      expect(kept).toEqual([Uint8Array.of(1)]);
    });
  });

  it('ends for the writer too where there is no room for it', async () => {
    const lender = new Lender();
    const { ticket } = lender.draft(() => Promise.reject(new Error('the disk is full')));
    const said = await inThread(lender, { write: { ...ticket, pieces, ends: true } });
    expect(said).toEqual({ kind: 'failed', message: 'a piece of a file was not to be had' });
  });
});
