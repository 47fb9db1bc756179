import { diskFull } from './diskFull';

/** Throws an error whose `name` is `QuotaExceededError`: a short write is how a full disk may show itself. */
export function writeWhole(
  access: FileSystemSyncAccessHandle,
  piece: Uint8Array,
  at: number,
): number {
  const written = access.write(piece, { at });
  if (written === piece.length) return written;
  throw diskFull();
}
