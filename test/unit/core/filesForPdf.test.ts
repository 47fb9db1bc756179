import { describe, expect, it } from 'vitest';

import { FilesForPdf } from '../../../shared/core/filesForPdf';
import type { Keep, Lending } from '../../../shared/core/lending';
import type { SealedFiles } from '../../../shared/crypto/sealedFile';
import { Refused } from '../../../shared/domain/base/fault';
import type { PacketSpec, PdfEngine } from '../../../shared/pdf/port';
import { sha256 } from '../../support/digest';

const spec: PacketSpec = { sources: [], parts: [], stamp: { requestNumber: 'REQ-2026-000001' } };
const never = new Promise<void>(() => undefined);
const watch = { onProgress: () => undefined, stop: never };
const page = new Uint8Array([1, 2, 3]);

/** A PDF room whose worker writes what it is told to, where the vault lets it. */
function room(compose: (write: (...pieces: Uint8Array[]) => Promise<void>) => Promise<unknown>) {
  const stored = new Map<string, Uint8Array>();
  let full = false;
  const files = {
    write: async (_: string, pieces: AsyncIterable<Uint8Array>) => {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(piece);
      if (full) throw new Refused('disk-full', 'The disk of this PC is full.');
      const whole = new Uint8Array(Buffer.concat(parts));
      const fileId = `file ${stored.size + 1}`;
      stored.set(fileId, whole);
      return { fileId, size: whole.length, sha256: await sha256(whole) };
    },
    size: (fileId: string) => Promise.resolve(stored.get(fileId)?.length ?? 0),
    remove: (fileId: string) => Promise.resolve(void stored.delete(fileId)),
  } as unknown as SealedFiles;
  let ended = false;
  let keep: Keep = () => Promise.reject(new Error('nobody lent'));
  const lending: Lending = {
    lend: () => ({ ticket: { size: 0, place: 0 }, end: () => undefined }),
    draft: (into) => {
      keep = into;
      return { ticket: { place: 1 }, end: () => (ended = true) };
    },
  };
  async function* inTurn(pieces: readonly Uint8Array[]) {
    for (const piece of pieces) yield await Promise.resolve(piece);
  }
  const pdf = {
    composePacketInto: () =>
      compose(async (...pieces) => {
        await keep(inTurn(pieces));
      }),
  } as unknown as PdfEngine;
  const forPdf = new FilesForPdf({ files, pdf, lending });
  return { forPdf, stored, isEnded: () => ended, fill: () => (full = true) };
}

const accountOf = async (bytes: Uint8Array) => ({ manifest: [], report: { outputSha256: await sha256(bytes) } }); // prettier-ignore

describe('A packet that is sealed as it is made', () => {
  it('is there when it is done, and nothing else', async () => {
    const { forPdf, stored, isEnded } = room(async (write) => {
      await write(page);
      return accountOf(page);
    });
    const { file } = await forPdf.composePacket('r', spec, watch);
    expect([...stored.keys()]).toEqual([file.fileId]);
    expect(isEnded()).toBe(true);
  });

  it('leaves nothing of a worker that was lost and tried once more', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write(page, page);
      await write(page);
      return accountOf(page);
    });
    const { file } = await forPdf.composePacket('r', spec, watch);
    expect([...stored.keys()]).toEqual([file.fileId]);
    expect(stored.get(file.fileId)).toEqual(page);
  });

  it('leaves nothing where it could not be proved', async () => {
    const { forPdf, stored, isEnded } = room(async (write) => {
      await write(page);
      throw new Refused('not-proved', 'Page 1 could not be proved safe.');
    });
    await expect(forPdf.composePacket('r', spec, watch)).rejects.toMatchObject({
      fault: { code: 'not-proved' },
    });
    expect([stored.size, isEnded()]).toEqual([0, true]);
  });

  it('is refused where what was stored is not what was proved', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write(new Uint8Array([1, 2, 4]));
      return accountOf(page);
    });
    await expect(forPdf.composePacket('r', spec, watch)).rejects.toMatchObject({
      fault: { code: 'packet-not-proved' },
    });
    expect(stored.size).toBe(0);
  });

  it('leaves nothing where it was stopped', async () => {
    const { forPdf, stored } = room(async (write) => {
      await write(page);
      return never;
    });
    const stop = Promise.resolve();
    await expect(forPdf.composePacket('r', spec, { ...watch, stop })).rejects.toMatchObject({
      fault: { code: 'stopped' },
    });
    expect(stored.size).toBe(0);
  });

  it('says that the disk is full, and not that the file could not be read', async () => {
    const { forPdf, fill } = room(async (write) => {
      await write(page).catch(() => undefined);
      throw new Refused('pdf-gave-up', 'This file could not be read.');
    });
    fill();
    await expect(forPdf.composePacket('r', spec, watch)).rejects.toMatchObject({
      fault: { code: 'disk-full' },
    });
  });
});
