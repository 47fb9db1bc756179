/**
 * Small values kept outside the seal: the header (key slots, envelopes, staff names) and the
 * count of wrong passphrases. `put` is durable when it resolves.
 */
export interface HeaderStore {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, value: Uint8Array): Promise<void>;
}
