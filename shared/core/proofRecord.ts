import { toHex, utf8 } from '../domain/base/bytes';
import { canonicalBytes, canonicalJson } from '../domain/base/canonicalJson';
import {
  placesCovered,
  proofRecordOf,
  proofRecordSchema,
  speaksOf,
  type ProofRecord,
} from '../domain/packet/proofRecord';
import type { PacketBuild } from '../domain/packet/slice';
import { personName, type OpenDesk } from './context';

export interface StandingProof {
  readonly record: ProofRecord;
  readonly signedBy: string;
}

/** The build with the record of its proof, signed by whoever is at the desk. */
export async function withProof(
  desk: OpenDesk,
  build: Omit<PacketBuild, 'proof'>,
): Promise<PacketBuild> {
  const record = canonicalJson(proofRecordOf(build, await marksHash(desk, build)));
  return { ...build, proof: { record, ...(await desk.signer.signStatement(utf8(record))) } };
}

/** Undefined unless somebody of the desk signed a record that speaks of this very packet. */
export async function standingProof(
  desk: OpenDesk,
  build: PacketBuild,
): Promise<StandingProof | undefined> {
  if (!build.proof) return undefined;
  const { record: text, ...signature } = build.proof;
  const personId = await desk.signer.signerOf(signature, utf8(text));
  // What is not signed is not read.
  if (personId === undefined) return undefined;
  const record = proofRecordSchema.safeParse(JSON.parse(text));
  if (!record.success) return undefined;
  const isOfIt = speaksOf(record.data, build, await marksHash(desk, build));
  return isOfIt ? { record: record.data, signedBy: personName(desk, personId) } : undefined;
}

/** Every check passed, and the signed record of it holds. */
export async function isProved(desk: OpenDesk, build: PacketBuild): Promise<boolean> {
  return (
    build.checks.every((check) => check.passed) && (await standingProof(desk, build)) !== undefined
  );
}

async function marksHash(desk: OpenDesk, build: Pick<PacketBuild, 'marks'>): Promise<string> {
  return toHex(await desk.sha256(canonicalBytes(placesCovered(build))));
}
