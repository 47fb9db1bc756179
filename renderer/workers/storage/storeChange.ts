import { ByteReader, unsigned } from '../../../shared/crypto/byteReader';
import { concatBytes, fromUtf8, utf8 } from '../../../shared/domain/base/bytes';
import type { SubjectKind } from '../../../shared/sync/operation';
import type { Commit, StoredMeta } from '../../../shared/sync/storage';

/** Everything one write changes: a commit of the journal, or values beside the seal. */
export interface StoreChange extends Commit {
  readonly header: readonly StoredMeta[];
}

export const noChange: StoreChange = {
  rows: [],
  batches: [],
  outbox: [],
  wraps: [],
  meta: [],
  header: [],
};

const magic = 'RC';
const version = 1;

/**
 * Change v1: `RC` | 1 | then rows, batches, outbox, wraps, meta, header, each as count u32 and its
 * entries. Texts are length u16 and UTF-8, bytes are length u32 and themselves, numbers are u64.
 */
export function encodeChange(change: StoreChange): Uint8Array {
  return concatBytes(
    utf8(magic),
    unsigned(version, 1),
    list(change.rows, (row) => [text(row.table), text(row.id), number(row.rev), bytes(row.sealed)]),
    list(change.batches, (batch) => [
      text(batch.chain),
      number(batch.seq),
      number(batch.last),
      list(batch.subjects, (subject) => [text(subject)]),
      bytes(batch.bytes),
    ]),
    list(change.outbox, ({ chain, seq }) => [text(chain), number(seq)]),
    list(change.wraps, (wrap) => [text(wrap.requestId), bytes(wrap.bytes)]),
    list(change.meta, ({ key, value }) => [text(key), bytes(value)]),
    list(change.header, ({ key, value }) => [text(key), bytes(value)]),
  );
}

/** `Refused`: vault-damaged, newer-format. */
export function decodeChange(encoded: Uint8Array): StoreChange {
  const reader = new ByteReader(encoded, 'change');
  reader.expectFormat(magic, version);
  const readText = () => fromUtf8(reader.take(reader.u16()));
  const readBytes = () => reader.take(reader.u32()).slice();
  const readList = <T>(entry: () => T): T[] => Array.from({ length: reader.u32() }, entry);
  const change = {
    rows: readList(() => ({
      table: readText() as SubjectKind,
      id: readText(),
      rev: reader.u64(),
      sealed: readBytes(),
    })),
    batches: readList(() => ({
      chain: readText(),
      seq: reader.u64(),
      last: reader.u64(),
      subjects: readList(readText),
      bytes: readBytes(),
    })),
    outbox: readList(() => ({ chain: readText(), seq: reader.u64() })),
    wraps: readList(() => ({ requestId: readText(), bytes: readBytes() })),
    meta: readList(() => ({ key: readText(), value: readBytes() })),
    header: readList(() => ({ key: readText(), value: readBytes() })),
  };
  reader.end();
  return change;
}

function list<T>(entries: readonly T[], parts: (entry: T) => readonly Uint8Array[]): Uint8Array {
  return concatBytes(unsigned(entries.length, 4), ...entries.flatMap(parts));
}

function text(value: string): Uint8Array {
  const encoded = utf8(value);
  return concatBytes(unsigned(encoded.length, 2), encoded);
}

function bytes(value: Uint8Array): Uint8Array {
  return concatBytes(unsigned(value.length, 4), value);
}

function number(value: number): Uint8Array {
  return unsigned(value, 8);
}
