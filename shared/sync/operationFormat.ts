import { z } from 'zod';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import { damaged, newerFormat } from '../domain/base/vaultFaults';
import { isSubjectKind, subjectKinds, type Operation, type SubjectKind } from './operation';
import type { OpenedBatch } from './ports';

const what = 'change';
const id128 = z.string().regex(/^[0-9a-f]{32}$/);

const operationSchema = z.strictObject({
  v: z.literal([1, 2, 3]),
  uid: id128,
  dev: id128,
  epoch: id128,
  seq: z.int().positive(),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
  hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/),
  wall: z.iso.datetime().optional(),
  user: z.string().min(1),
  type: z.string().min(1),
  subject: z.strictObject({ kind: z.enum(subjectKinds), id: z.string().min(1) }),
  body: z.unknown(),
});

/** The format an operation about this kind of subject is written in; `wall`: see Operation. */
export function versionFor(kind: SubjectKind, wall: string | undefined): Operation['v'] {
  if (wall !== undefined) return 3;
  return kind === 'patient' ? 2 : 1;
}

/** What every version has said of itself. */
const versionedSchema = z.looseObject({
  v: z.int(),
  subject: z.looseObject({ kind: z.string() }).optional(),
});

/** Operation v1 to v3: canonical JSON; v2 is v1 about a patient, v3 either of them with `wall`. */
export function encodeOperation(operation: Operation): Uint8Array {
  return canonicalBytes(operation);
}

export function decodeOperation(bytes: Uint8Array): Operation {
  const raw = parseOrDamaged(bytes);
  const versioned = versionedSchema.safeParse(raw);
  if (!versioned.success) throw damaged(what);
  const { v, subject } = versioned.data;
  if (v > 3 || (subject !== undefined && !isSubjectKind(subject.kind))) throw newerFormat(what);
  const parsed = operationSchema.safeParse(raw);
  if (!parsed.success) throw damaged(what);
  if (v !== versionFor(parsed.data.subject.kind, parsed.data.wall)) throw damaged(what);
  return parsed.data;
}

/** The operations of a batch, each of which must say of itself what the batch says of it. */
export function operationsOfBatch(batch: OpenedBatch): Operation[] {
  const { dev, epoch, firstSeq, prev } = batch.position;
  return batch.entries.map((bytes, index) => {
    const operation = decodeOperation(bytes);
    const agrees =
      operation.dev === dev &&
      operation.epoch === epoch &&
      operation.seq === firstSeq + index &&
      operation.prev === prev &&
      operation.user === batch.signer;
    if (!agrees) throw damaged(what);
    return operation;
  });
}

/** The order in which operations are folded, the same on every device. */
export function inHlcOrder(a: Operation, b: Operation): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1;
  return a.uid < b.uid ? -1 : 1;
}

function parseOrDamaged(bytes: Uint8Array): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch {
    throw damaged(what);
  }
}
