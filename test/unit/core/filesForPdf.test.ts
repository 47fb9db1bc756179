import { describe, expect, it } from 'vitest';

import { Lender } from '../../../renderer/workers/files/lender';
import { FilesForPdf } from '../../../shared/core/filesForPdf';
import { Stopping } from '../../../shared/core/stoppable';
import type { SealedFiles } from '../../../shared/crypto/sealedFile';
import { Refused } from '../../../shared/domain/base/fault';
import type { DraftTicket } from '../../../shared/pdf/files';
import type { PacketSpec, PdfEngine } from '../../../shared/pdf/port';
import { sha256 } from '../../support/digest';
import { knock } from '../../support/knock';

const spec: PacketSpec = { sources: [], parts: [], stamp: { requestNumber: 'REQ-2026-000001' } };
const watching = () => ({ onProgress: () => undefined, stopping: new Stopping() });
const page = new Uint8Array([1, 2, 3]);
const never = new Promise<never>(() => undefined);

/** A vault that keeps what it is given, until its disk is full. */
function vault() {
  const stored = new Map<string, Uint8Array>();
  let full = false;
  const whileWriting = { run: (): void => undefined };
  const files = {
    write: async (_: string, given: Uint8Array | AsyncIterable<Uint8Array>) => {
      const parts: Uint8Array[] = [];
      if (given instanceof Uint8Array) parts.push(given);
      else for await (const piece of given) parts.push(piece);
      if (full) throw new Refused('disk-full', 'The disk of this PC is full.');
      whileWriting.run();
      const whole = new Uint8Array(Buffer.concat(parts));
      const fileId = `file ${stored.size + 1}`;
      stored.set(fileId, whole);
      return { fileId, size: whole.length, sha256: await sha256(whole) };
    },
    size: (fileId: string) => Promise.resolve(stored.get(fileId)?.length ?? 0),
    readRange: ({ fileId }: { fileId: string }) => Promise.resolve(stored.get(fileId)),
    remove: (fileId: string) => Promise.resolve(void stored.delete(fileId)),
  } as unknown as SealedFiles;
  return { files, stored, whileWriting, fill: () => (full = true) };
}

/** How a worker writes what it was told to. */
interface Writer {
  /** All of a new file; one that was written before is begun anew, as the next worker does. */
  readonly whole: (...pieces: Uint8Array[]) => Promise<void>;
  /** The first piece of a new file that is never finished. */
  readonly open: (piece: Uint8Array) => Promise<void>;
}

function writerOf(lender: Lender, ticket: DraftTicket): Writer {
  const place = ticket.place as string;
  const begun = async (pieces: readonly Uint8Array[]) => {
    const ask = knock(lender.door());
    await ask({ kind: 'begin', place });
    for (const bytes of pieces) await ask({ kind: 'write', place, bytes: bytes.slice() });
    return ask;
  };
  return {
    whole: async (...pieces) => {
      const ask = await begun(pieces);
      await ask({ kind: 'finish', place });
    },
    open: async (piece) => {
      await begun([piece]);
    },
  };
}

const writesNothing: Writer = { whole: () => Promise.resolve(), open: () => Promise.resolve() };

type Compose = (write: Writer) => Promise<unknown>;

/** A PDF room that is lent files. */
function room(compose: Compose) {
  const { files, ...kept } = vault();
  const lending = new Lender();
  let into: DraftTicket = { place: undefined };
  const pdf = {
    composePacketInto: (order: { into: DraftTicket }) => {
      ({ into } = order);
      return compose(writerOf(lending, into));
    },
  } as unknown as PdfEngine;
  const isEnded = async () => {
    const reading = knock(lending.door())({ kind: 'read', place: into.place as string });
    return reading.then(
      () => false,
      () => true,
    );
  };
  return { ...kept, forPdf: new FilesForPdf({ files, pdf, lending }), isEnded };
}

/** A PDF room that hands files over whole. */
function roomOfBytes(compose: () => Promise<unknown>) {
  const { files, ...kept } = vault();
  const pdf = { composePacket: compose } as unknown as PdfEngine;
  return { ...kept, forPdf: new FilesForPdf({ files, pdf, lending: undefined }) };
}

const accountOf = async (bytes: Uint8Array) => ({ manifest: [], report: { outputSha256: await sha256(bytes) } }); // prettier-ignore

const refusedAs = (code: string) => ({ fault: { code } });

describe('A packet that is sealed as it is made', () => {
  it('is there when it is done, and nothing else', async () => {
    const { forPdf, stored, isEnded } = room(async (write) => {
      await write.whole(page);
      return accountOf(page);
    });
    const { file } = await forPdf.composePacket('r', spec, watching());
    expect([...stored.keys()]).toEqual([file.fileId]);
    expect(await isEnded()).toBe(true);
  });

  it('leaves nothing of a worker that was lost and tried once more', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write.whole(page, page);
      await write.open(page);
      await write.whole(page);
      return accountOf(page);
    });
    const { file } = await forPdf.composePacket('r', spec, watching());
    expect([...stored.keys()]).toEqual([file.fileId]);
    expect(stored.get(file.fileId)).toEqual(page);
  });

  it('leaves nothing where it could not be proved', async () => {
    const { forPdf, stored, isEnded } = room(async (write) => {
      await write.whole(page);
      throw new Refused('not-proved', 'Page 1 could not be proved safe.');
    });
    const made = forPdf.composePacket('r', spec, watching());
    await expect(made).rejects.toMatchObject(refusedAs('not-proved'));
    expect([stored.size, await isEnded()]).toEqual([0, true]);
  });

  it('leaves nothing where its worker was lost in the middle of writing it', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write.open(page);
      throw new Refused('pdf-gave-up', 'This file could not be read.');
    });
    const made = forPdf.composePacket('r', spec, watching());
    await expect(made).rejects.toMatchObject(refusedAs('pdf-gave-up'));
    expect(stored.size).toBe(0);
  });

  it('is refused where what was stored is not what was proved', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write.whole(new Uint8Array([1, 2, 4]));
      return accountOf(page);
    });
    const made = forPdf.composePacket('r', spec, watching());
    await expect(made).rejects.toMatchObject(refusedAs('packet-not-proved'));
    expect(stored.size).toBe(0);
  });

  it('says that the disk is full, and not that the file could not be read', async () => {
    const { forPdf, fill } = room(async (write) => {
      await write.whole(page).catch(() => undefined);
      throw new Refused('pdf-gave-up', 'This file could not be read.');
    });
    fill();
    const made = forPdf.composePacket('r', spec, watching());
    await expect(made).rejects.toMatchObject(refusedAs('disk-full'));
  });
});

describe.each([
  ['is sealed as it is made', room],
  ['is handed over whole', (compose: Compose) => roomOfBytes(() => compose(writesNothing))],
])('A packet that %s', (_, roomThat) => {
  const made = async () => ({ bytes: page, ...(await accountOf(page)) });

  /** Asks to stop from within, and keeps what it was told. */
  function stopper() {
    const watch = watching();
    const said: boolean[] = [];
    return { watch, said, stop: () => void said.push(watch.stopping.stop()) };
  }

  it('leaves nothing where it is stopped, and its end is not waited for', async () => {
    const { watch, said, stop } = stopper();
    const { forPdf, stored } = roomThat(async (write) => {
      await write.open(page);
      stop();
      return never;
    });
    const built = forPdf.composePacket('r', spec, watch);
    await expect(built).rejects.toMatchObject(refusedAs('stopped'));
    expect([said, stored.size]).toEqual([[true], 0]);
  });

  it('is not kept where somebody was told that it is stopped just when it was done', async () => {
    const { watch, said, stop } = stopper();
    const { forPdf, stored } = roomThat(async (write) => {
      await write.whole(page);
      const done = await made();
      stop();
      return done;
    });
    const built = forPdf.composePacket('r', spec, watch);
    await expect(built).rejects.toMatchObject(refusedAs('stopped'));
    expect([said, stored.size]).toEqual([[true], 0]);
  });

  it('is kept once it is done, and whoever wants to stop it then is told that it is too late', async () => {
    const { watch, said, stop } = stopper();
    const { forPdf, stored } = roomThat(async (write) => {
      await write.whole(page);
      return made();
    });
    const { file } = await forPdf.composePacket('r', spec, watch);
    stop();
    expect([said, [...stored.keys()]]).toEqual([[false], [file.fileId]]);
  });
});

it('A packet that is handed over whole cannot be stopped while it is sealed', async () => {
  const { stopping, onProgress } = watching();
  const said: boolean[] = [];
  const { forPdf, stored, whileWriting } = roomOfBytes(async () => ({
    bytes: page,
    ...(await accountOf(page)),
  }));
  whileWriting.run = () => said.push(stopping.stop());
  const { file } = await forPdf.composePacket('r', spec, { stopping, onProgress });
  expect([said, [...stored.keys()]]).toEqual([[false], [file.fileId]]);
});
