import { toHex } from '../domain/base/bytes';
import { damaged } from '../domain/base/vaultFaults';
import type { Heads } from './heads';
import type { Operation } from './operation';
import { inHlcOrder, operationsOfBatch } from './operationFormat';
import type { BatchPosition, JournalKeys, JournalPrimitives } from './ports';
import type { StoredBatch } from './storage';

const noBatch = '0'.repeat(64);
const what = 'batch of changes';

interface CheckedBatch {
  readonly hash: string;
  readonly position: BatchPosition;
  readonly operations: readonly Operation[];
}

export interface LogCheck {
  readonly keyring: JournalKeys;
  readonly primitives: JournalPrimitives;
  readonly heads: Heads;
}

/**
 * Opens every batch and follows every link. Returns the operations in folding order; throws
 * `vault-damaged` when a batch was changed, dropped, added or put elsewhere.
 */
export async function verifiedOperations(
  { keyring, primitives, heads }: LogCheck,
  batches: readonly StoredBatch[],
): Promise<Operation[]> {
  const checked = await Promise.all(
    batches.map(async (batch) => {
      const opened = await keyring.openBatch(batch.bytes);
      const { position } = opened;
      checkFiledUnder(batch, position, opened.count);
      const hash = toHex(await primitives.sha256(batch.bytes));
      return { hash, position, operations: operationsOfBatch(opened) };
    }),
  );
  checkLinks(checked, heads);
  return checked.flatMap(({ operations }) => operations).sort(inHlcOrder);
}

function checkFiledUnder(batch: StoredBatch, position: BatchPosition, count: number): void {
  const filed =
    batch.chain === `${position.dev}-${position.epoch}` &&
    batch.seq === position.firstSeq &&
    batch.last === position.firstSeq + count - 1;
  if (!filed) throw damaged(what);
}

/** Within an epoch without gaps; into an epoch from any batch of the same device, or from nothing. */
function checkLinks(checked: readonly CheckedBatch[], heads: Heads): void {
  const byHash = new Map(checked.map((batch) => [batch.hash, batch]));
  for (const { position } of checked) {
    const before = byHash.get(position.prev);
    if (!follows(before?.position, before?.operations.length ?? 0, position)) throw damaged(what);
  }
  const total = checked.reduce((sum, { operations }) => sum + operations.length, 0);
  const headsThere = Object.values(heads.devices).every(({ hash }) => byHash.has(hash));
  if (total !== heads.operations || !headsThere) throw damaged(what);
}

function follows(
  before: BatchPosition | undefined,
  countBefore: number,
  next: BatchPosition,
): boolean {
  if (before === undefined) return next.prev === noBatch && next.firstSeq === 1;
  if (before.dev !== next.dev) return false;
  return before.epoch === next.epoch
    ? next.firstSeq === before.firstSeq + countBefore
    : next.firstSeq === 1;
}
