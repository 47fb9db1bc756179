import type { Subject, SubjectKind } from './operation';
import type { StoredWrap } from './storage';

/** Where a row stands; all of it is bound into the seal. */
export interface RowAddress {
  readonly table: SubjectKind | 'meta';
  readonly id: string;
  readonly rev: number;
}

/** Where a batch stands in its chain. */
export interface BatchPosition {
  readonly dev: string;
  readonly epoch: string;
  readonly firstSeq: number;
  readonly prev: string;
}

export interface BatchEntry {
  readonly subject: Subject;
  readonly plain: Uint8Array;
}

export interface OpenedBatch {
  readonly position: BatchPosition;
  /** Id of the user whose signature the batch bears. */
  readonly signer: string;
  readonly count: number;
  /** The entries in order. */
  readonly entries: readonly Uint8Array[];
}

/** What the journal needs of the unlocked keyring. `shared/crypto/keyring.ts` has it. */
export interface JournalKeys {
  readonly userId: string;
  /** Takes the wrapped request keys found in storage; must come before anything is sealed. */
  loadWraps(wraps: readonly StoredWrap[]): Promise<void>;
  /** The wrap of a request's key, making the key if the request is new. */
  requestWrap(requestId: string): Promise<StoredWrap>;
  sealRow(address: RowAddress, plain: Uint8Array): Promise<Uint8Array>;
  openRow(address: RowAddress, sealed: Uint8Array): Promise<Uint8Array>;
  sealBatch(position: BatchPosition, entries: readonly BatchEntry[]): Promise<Uint8Array>;
  /** Verifies the signature, then opens; throws `Refused` with code `vault-damaged` or `newer-format`. */
  openBatch(bytes: Uint8Array): Promise<OpenedBatch>;
}

export interface JournalPrimitives {
  randomBytes(length: number): Uint8Array;
  sha256(bytes: Uint8Array): Promise<Uint8Array>;
}
