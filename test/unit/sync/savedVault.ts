import { readFileSync, writeFileSync } from 'node:fs';
import { fromHex, toHex } from '../../../shared/domain/base/bytes';
import type { StoredBatch, StoredRow, StoredWrap } from '../../../shared/sync/storage';
import { MemoryDisk } from '../../support/memoryStorage';

interface SavedVault {
  readonly userId: string;
  readonly header: Record<string, string>;
  readonly meta: Record<string, string>;
  readonly rows: Record<string, string | number>[];
  readonly batches: Record<string, string | number | string[]>[];
  readonly outbox: { chain: string; seq: number }[];
  readonly wraps: { requestId: string; bytes: string }[];
}

const fileOf = (name: string) => new URL(`vectors/${name}.json`, import.meta.url);

/** A committed vault, as the version that wrote it left it on the disk. */
export function savedVault(name: string): { disk: MemoryDisk; userId: string } {
  const saved = JSON.parse(readFileSync(fileOf(name), 'utf8')) as SavedVault;
  const disk = new MemoryDisk();
  const bytesIn = (one: object, name: string): unknown => {
    const sealed = (one as Record<string, string>)[name] ?? '';
    return { ...one, [name]: fromHex(sealed) };
  };
  for (const [key, hex] of Object.entries(saved.header)) disk.header.set(key, fromHex(hex));
  for (const [key, hex] of Object.entries(saved.meta)) disk.tables.meta.set(key, fromHex(hex));
  for (const row of saved.rows.map((one) => bytesIn(one, 'sealed') as StoredRow))
    disk.tables.rows.set(`${row.table} ${row.id}`, row);
  for (const batch of saved.batches.map((one) => bytesIn(one, 'bytes') as StoredBatch))
    disk.tables.batches.set(`${batch.chain} ${batch.seq}`, batch);
  for (const wrap of saved.wraps.map((one) => bytesIn(one, 'bytes') as StoredWrap))
    disk.tables.wraps.set(wrap.requestId, wrap);
  for (const entry of saved.outbox) disk.tables.outbox.set(`${entry.chain} ${entry.seq}`, entry);
  return { disk, userId: saved.userId };
}

/** Writes the vault of a new version; a committed one is never written again. */
export function saveVault(name: string, disk: MemoryDisk, userId: string): void {
  const hexMap = (map: Map<string, Uint8Array>) =>
    Object.fromEntries([...map].map(([key, bytes]) => [key, toHex(bytes)]));
  const { rows, batches, wraps, outbox, meta } = disk.tables;
  const saved: SavedVault = {
    userId,
    header: hexMap(disk.header),
    meta: hexMap(meta),
    rows: [...rows.values()].map((row) => ({ ...row, sealed: toHex(row.sealed) })),
    batches: [...batches.values()].map((one) => ({
      ...one,
      subjects: [...one.subjects],
      bytes: toHex(one.bytes),
    })),
    outbox: [...outbox.values()],
    wraps: [...wraps.values()].map((wrap) => ({ ...wrap, bytes: toHex(wrap.bytes) })),
  };
  const text = JSON.stringify({ passphrase: 'seven green lamps', ...saved }, null, 2);
  writeFileSync(fileOf(name), `${text}\n`, { flag: 'wx' });
}
