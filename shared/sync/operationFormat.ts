import { z } from 'zod';
import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import { damaged, newerFormat } from '../domain/base/vaultFaults';
import type { Operation } from './operation';
import type { OpenedBatch } from './ports';

const what = 'change';
const id128 = z.string().regex(/^[0-9a-f]{32}$/);

const operationSchema = z.strictObject({
  v: z.literal(1),
  uid: id128,
  dev: id128,
  epoch: id128,
  seq: z.int().positive(),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
  hlc: z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}$/),
  user: z.string().min(1),
  type: z.string().min(1),
  subject: z.strictObject({ kind: z.enum(['request', 'clinic']), id: z.string().min(1) }),
  body: z.unknown(),
});

/** Operation v1: canonical JSON. */
export function encodeOperation(operation: Operation): Uint8Array {
  return canonicalBytes(operation);
}

export function decodeOperation(bytes: Uint8Array): Operation {
  const raw = parseOrDamaged(bytes);
  const versioned = z.looseObject({ v: z.int() }).safeParse(raw);
  if (!versioned.success) throw damaged(what);
  if (versioned.data.v !== 1) throw newerFormat(what);
  const parsed = operationSchema.safeParse(raw);
  if (!parsed.success) throw damaged(what);
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
