/** Sealed files on this machine, by opaque name. */
export interface FileStore {
  /**
   * Writes the pieces under a temporary name, flushes, then renames: after a kill the whole
   * file is there, or nothing. Throws an error whose `name` is `QuotaExceededError` when the
   * disk is full, and an Error when the name is taken; either way nothing is left behind.
   */
  create(name: string, pieces: AsyncIterable<Uint8Array>): Promise<void>;
  /** Bytes, or `undefined` when there is no such file. */
  size(name: string): Promise<number | undefined>;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  readRange(name: string, offset: number, length: number): Promise<Uint8Array>;
  /** Also fine when there is no such file. */
  remove(name: string): Promise<void>;
  list(): Promise<string[]>;
}
