import type { Draft, Operation, Subject, SubjectKind } from './operation';
import type { JournalKeys, JournalPrimitives } from './ports';
import type { RowStore } from './storage';

/** The state of a subject after one more operation. Pure; throws `Refused` to refuse the change. */
export type Fold<S> = (state: S | undefined, operation: Operation) => S;

export interface Folds<R, C, P> {
  readonly request: Fold<R>;
  readonly clinic: Fold<C>;
  readonly patient: Fold<P>;
}

export interface States<R, C, P> {
  readonly request: R;
  readonly clinic: C;
  readonly patient: P;
}

export interface JournalParts<R, C, P> {
  readonly storage: RowStore;
  readonly keyring: JournalKeys;
  /** Milliseconds since 1970, as the machine believes. */
  readonly clock: () => number;
  readonly primitives: JournalPrimitives;
  readonly folds: Folds<R, C, P>;
  /**
   * Version of what the folds put into states and read from operation bodies. A vault that holds
   * a later one is not opened: what this program does not know it would drop.
   */
  readonly contentVersion: number;
  /** A row that an older version wrote, with what states have come to hold since. */
  readonly completed?: (kind: SubjectKind, stored: unknown) => CompletedState;
}

export interface CompletedState {
  readonly state: unknown;
  /** Nothing of what was stored is missing from the state. */
  readonly isWhole: boolean;
}

/** What folding the whole log again gave, against the rows. */
export interface RebuildReport {
  readonly operations: number;
  readonly subjects: number;
  /** Tags of the subjects whose row is not what the log says. Empty when all is well. */
  readonly differences: readonly string[];
}

/**
 * The one way to change anything: an operation is sealed into the log together with the state
 * it leads to, in one transaction, and only then seen by readers.
 */
export interface Journal<R, C, P> {
  /** Loads the state and verifies the head of every chain. `Refused`: vault-damaged, newer-format. */
  open(): Promise<void>;
  /** The moment of the newest entry by the log's own clock (ISO 8601, UTC); 1970 where there is none. */
  readonly newestAt: string;
  /** Every row was understood whole, so the states tell all that the rows do. */
  readonly isWhole: boolean;
  get<K extends SubjectKind>(kind: K, id: string): States<R, C, P>[K] | undefined;
  all<K extends SubjectKind>(kind: K): States<R, C, P>[K][];
  /** Another number once any subject of the kind has changed: what was worked out of them is old. */
  revisionOf(kind: SubjectKind): number;
  /**
   * Records all drafts or none, in the order of the calls. What a fold refuses is refused whole.
   * `Refused`: disk-full, storage-failed, or what the fold says.
   */
  append(drafts: readonly Draft[]): Promise<Operation[]>;
  /** The history of one subject, oldest first. */
  operationsOf(subject: Subject): Promise<Operation[]>;
  /** Verifies every batch and folds everything again from the log. Changes nothing. */
  rebuild(): Promise<RebuildReport>;
  /** Called after each append is safe on the disk. Returns the way to stop listening. */
  onCommitted(listener: (operations: readonly Operation[]) => void): () => void;
}
