import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isProved, standingProof, withProof } from '../../../shared/core/proofRecord';
import type { OpenDesk } from '../../../shared/core/context';
import { canonicalJson } from '../../../shared/domain/base/canonicalJson';
import type { StatementSigner } from '../../../shared/crypto/statement';
import { utf8 } from '../../../shared/domain/base/bytes';
import type { PacketBuild } from '../../../shared/domain/packet/slice';
import { openTestDesk } from '../../support/desk';
import { newClinic } from '../sync/testDesk';
import { MemoryDisk } from '../../support/memoryStorage';
import { addChart, lookAtAll, markOn, pagesOf, walkIn } from './walk';

async function builtPacket() {
  const desk = await openTestDesk();
  const requestId = await walkIn(desk);
  const view = await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  const { documentId } = pagesOf(view)[0]!;
  await desk.ask('review.addMarks', { requestId, marks: [markOn(documentId)] });
  return desk.ask('packet.build', { requestId });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the record of a proof', () => {
  it('names what came in, what was covered, what came out and who read it, and is signed', async () => {
    const { request, proof } = await builtPacket();
    const build = request.packet!.build!;
    const [document] = request.records!.documents;
    expect(proof?.signedBy).toBe('Ada');
    const mark = build.marks![0]!;
    expect(proof?.record).toEqual({
      v: 1,
      kind: 'packet-proof',
      packetId: build.id,
      output: { sha256: build.sha256, pages: build.pageCount, rebuilt: 1 },
      inputs: {
        sha256: build.inputsSha256,
        files: [
          ...new Set([document!.sha256, ...request.intake.papers.map((one) => one.sha256)]),
        ].sort(),
      },
      marks: {
        count: 1,
        sha256: sha256(canonicalJson([[mark.documentId, mark.page, [...mark.rect], 'inside']])),
      },
      readers: build.engine,
      checks: build.checks,
    });
  });

  it('does not hold for another packet, other places, other words or another hand', async () => {
    const { request } = await builtPacket();
    const unsigned: PacketBuild = { ...request.packet!.build!, proof: undefined };
    const { keyring } = await newClinic(new MemoryDisk());
    const desk = deskWith(keyring);
    const build = await withProof(desk, unsigned);
    const holds = async (changed: Partial<PacketBuild>) =>
      (await standingProof(desk, { ...build, ...changed })) !== undefined;
    expect(await holds({})).toBe(true);

    const other = sha256('another file');
    const [mark] = build.marks!;
    const moved = { ...mark!, rect: [0, 0, 10, 10] as const };
    const proof = build.proof!;
    const failed = proof.record.replace('"passed":true', '"passed":false');
    const { signatureOf } = await strangerAnd(proof.record);
    for (const changed of [
      { id: 'another-packet' },
      { sha256: other },
      { inputsSha256: other },
      { marks: [] },
      { marks: [moved] },
      { marks: [{ ...mark!, covers: 'outside' as const }] },
      { proof: { ...proof, record: proof.record.replace(build.sha256, other) } },
      { proof: { ...proof, record: failed } },
      { proof: { ...proof, ...(await keyring.signStatement(utf8(failed))), record: failed } },
      { proof: { ...proof, ...signatureOf } },
      { proof: { ...proof, signature: '0'.repeat(128) } },
    ]) {
      expect(await holds(changed), JSON.stringify(Object.keys(changed))).toBe(false);
      expect(await isProved(desk, { ...build, ...changed })).toBe(false);
    }
    expect(await isProved(desk, build)).toBe(true);
    // One of before such records were made is built again.
    expect(await isProved(desk, unsigned)).toBe(false);
  });
});

function deskWith(signer: StatementSigner): OpenDesk {
  return {
    signer,
    people: [{ id: 'owner', name: 'Ada', role: 'manager' }],
    sha256: (bytes: Uint8Array) =>
      Promise.resolve(new Uint8Array(createHash('sha256').update(bytes).digest())),
    journal: { get: () => ({ people: [] }) },
  } as unknown as OpenDesk;
}

/** Somebody of another clinic signs the very same words. */
async function strangerAnd(record: string) {
  const { keyring } = await newClinic(new MemoryDisk());
  return { signatureOf: await keyring.signStatement(utf8(record)) };
}
