import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import { chunkLength } from '../../../shared/crypto/fileFormat';
import { createSealedFiles } from '../../../shared/crypto/sealedFile';
import { concatBytes } from '../../../shared/domain/base/bytes';
import { MemoryDisk, openMemoryStorage } from '../../support/memoryStorage';
import { newClinic } from '../sync/testDesk';

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error: unknown) => (error as { fault?: { code: string } }).fault?.code ?? String(error),
  );

async function desk() {
  const disk = new MemoryDisk();
  const { keyring } = await newClinic(disk);
  await keyring.loadWraps([]);
  const { files: store } = openMemoryStorage(disk);
  return { disk, files: createSealedFiles({ store, keyring, primitives: webPrimitives }) };
}

const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 2654435761) >>> 13);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

describe('a sealed file', () => {
  it('comes back as it was, at every size around a chunk, with its digest', async () => {
    const { files, disk } = await desk();
    for (const size of [0, 1, chunkLength - 1, chunkLength, chunkLength + 1, 2 * chunkLength]) {
      const bytes = noise(size);
      const made = await files.write('r1', bytes);
      expect(made.size).toBe(size);
      expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.compare(await files.read('r1', made.fileId), bytes)).toBe(0);
      const stored = Buffer.from(disk.files.get(made.fileId)!);
      if (size > 64) expect(stored.includes(Buffer.from(bytes.subarray(0, 64)))).toBe(false);
    }
  });

  it('gives any part of it, whatever pieces it came in', async () => {
    const { files } = await desk();
    const bytes = noise(2 * chunkLength + 777);
    const { fileId } = await files.write('r1', inPieces(bytes, 300_001));
    const range = fc.tuple(fc.nat(bytes.length + 9), fc.nat(chunkLength + 9));
    await fc.assert(
      fc.asyncProperty(range, async ([offset, length]) => {
        const part = await files.readRange({ requestId: 'r1', fileId, offset, length });
        expect(Buffer.compare(part, bytes.subarray(offset, offset + length))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('is refused for another request, when cut at a chunk, or with chunks in another order', async () => {
    const { files, disk } = await desk();
    const { fileId } = await files.write('r1', noise(2 * chunkLength + 5));
    const stored = disk.files.get(fileId)!;
    const sealedChunk = chunkLength + 16;
    const head = stored.length - 2 * sealedChunk - 5 - 16;
    const chunk = (n: number) => stored.slice(head + n * sealedChunk, head + (n + 1) * sealedChunk);
    expect(await codeOf(files.read('r2', fileId))).toBe('vault-damaged');
    for (const changed of [
      stored.slice(0, head + 2 * sealedChunk),
      stored.slice(0, head + sealedChunk),
      stored.slice(0, head),
      stored.slice(0, -1),
      concatBytes(stored.slice(0, head), chunk(1), chunk(0), chunk(2)),
      concatBytes(stored, new Uint8Array(1)),
    ]) {
      disk.files.set(fileId, changed);
      expect(await codeOf(files.read('r1', fileId))).toBe('vault-damaged');
    }
    disk.files.delete(fileId);
    expect(await codeOf(files.read('r1', fileId))).toBe('file-missing');
  });

  it('is whole or not there when the machine dies or the disk is full', async () => {
    for (const steps of [0, 1, 2, 3]) {
      const { files, disk } = await desk();
      disk.stepsLeft = steps;
      expect(await codeOf(files.write('r1', noise(chunkLength + 5)))).toBe('storage-failed');
      expect(disk.files.size).toBe(0);
    }
    const { files, disk } = await desk();
    disk.bytesLeft = chunkLength;
    expect(await codeOf(files.write('r1', noise(chunkLength + 5)))).toBe('disk-full');
    expect(disk.files.size).toBe(0);
  });

  it('that no request names is swept away', async () => {
    const { files } = await desk();
    const kept = await files.write('r1', noise(10));
    await files.write('r1', noise(20));
    expect(await files.sweep(new Set([kept.fileId]))).toBe(1);
    expect(await files.list()).toEqual([kept.fileId]);
  });

  it('has a key of its own: the same bytes twice look different', async () => {
    const { files, disk } = await desk();
    const a = await files.write('r1', noise(500));
    const b = await files.write('r1', noise(500));
    expect(
      Buffer.compare(disk.files.get(a.fileId)!.slice(91), disk.files.get(b.fileId)!.slice(91)),
    ).not.toBe(0);
  });
});
