import { z } from 'zod';
import { canonicalJson } from '../base/canonicalJson';
import { sha256Schema } from '../base/schemas';
import { checkSchema, type PacketBuild } from './slice';

/**
 * What was proved of a packet, in one piece that can be signed and handed to an auditor: hashes of
 * what it was made from and of what came out, of its marks, and who read it, with their versions.
 * No word of a record is in it.
 */
export const proofRecordSchema = z.object({
  v: z.literal(1),
  kind: z.literal('packet-proof'),
  packetId: z.string(),
  output: z.object({ sha256: sha256Schema, pages: z.number(), rebuilt: z.number() }),
  inputs: z.object({
    /** Of everything the packet was made from: see `inputsSha256` of the build. */
    sha256: sha256Schema,
    /** The files as they came in whose pages are in it, each once. */
    files: z.array(sha256Schema),
  }),
  marks: z.object({ sha256: sha256Schema, count: z.number() }),
  readers: z.string(),
  /** Who read the words that can be searched on rebuilt pages; absent where there are none. */
  wordsReadBy: z.string().optional(),
  /** Pages of the packet on which that reader still read a removed text; absent where there are none. */
  stillShowing: z.array(z.number()).optional(),
  checks: z.array(checkSchema),
});
export type ProofRecord = z.infer<typeof proofRecordSchema>;

/** The places covered, in the order they were given; a record of old must hash alike for ever. */
export function placesCovered({ marks = [] }: Pick<PacketBuild, 'marks'>): unknown {
  return marks.map(({ documentId, page, rect, covers, onlyThis }) => [
    ...[documentId, page, [...rect], covers],
    ...(onlyThis ? ['only-this'] : []),
  ]);
}

/** `marksSha256`: of `placesCovered` in canonical JSON. */
export function proofRecordOf(build: Omit<PacketBuild, 'proof'>, marksSha256: string): ProofRecord {
  const files = build.manifest.flatMap(({ sourceSha256 }) => sourceSha256 ?? []);
  return {
    v: 1,
    kind: 'packet-proof',
    packetId: build.id,
    output: {
      sha256: build.sha256,
      pages: build.pageCount,
      rebuilt: build.manifest.filter(({ rebuilt }) => rebuilt).length,
    },
    inputs: { sha256: build.inputsSha256, files: [...new Set(files)].sort() },
    marks: { sha256: marksSha256, count: build.marksProved },
    readers: build.engine ?? '',
    ...(build.wordsReadBy !== undefined && { wordsReadBy: build.wordsReadBy }),
    ...(build.stillShowing && {
      stillShowing: build.stillShowing.map(({ packetPage }) => packetPage),
    }),
    checks: build.checks,
  };
}

/** Whether a record speaks of this very packet, and says that every check of it passed. */
export function speaksOf(
  record: ProofRecord,
  build: Omit<PacketBuild, 'proof'>,
  marksSha256: string,
): boolean {
  const { checks, ...said } = record;
  const { checks: made, ...wanted } = proofRecordOf(build, marksSha256);
  const names = (list: ProofRecord['checks']) => list.map(({ name }) => name).join();
  return (
    canonicalJson(said) === canonicalJson(wanted) &&
    names(checks) === names(made) &&
    checks.every(({ passed }) => passed)
  );
}
