import { canonicalBytes, parseJsonBytes } from '../domain/base/canonicalJson';
import type { Fold, Folds, States } from './journal';
import type { Operation, Subject, SubjectKind } from './operation';

/** The state of one subject after its `rev`-th operation. */
export interface SubjectState {
  readonly subject: Subject;
  readonly rev: number;
  readonly state: unknown;
}

/** State read back from its bytes, so that memory holds what a reopened desk would hold. */
export function stateFromBytes(bytes: Uint8Array): unknown {
  return freezeDeep(parseJsonBytes(bytes));
}

export function stateToBytes(state: unknown): Uint8Array {
  return canonicalBytes(state);
}

/** The states in memory, by kind and id. They are frozen: only an operation changes them. */
export class SubjectStates<R, C, P> {
  private readonly kinds: Record<SubjectKind, Map<string, SubjectState>> = {
    request: new Map(),
    clinic: new Map(),
    patient: new Map(),
  };

  private readonly changes: Record<SubjectKind, number> = { request: 0, clinic: 0, patient: 0 };

  constructor(private readonly folds: Folds<R, C, P>) {}

  get(subject: Subject): SubjectState | undefined {
    return this.kinds[subject.kind].get(subject.id);
  }

  /** Rows hold only what the fold of their kind returned. */
  stateOf<K extends SubjectKind>(kind: K, id: string): States<R, C, P>[K] | undefined {
    return this.kinds[kind].get(id)?.state as States<R, C, P>[K] | undefined;
  }

  list<K extends SubjectKind>(kind: K): States<R, C, P>[K][] {
    return Array.from(this.kinds[kind].values(), ({ state }) => state as States<R, C, P>[K]);
  }

  /** Another number after every change of a subject of this kind. */
  revisionOf(kind: SubjectKind): number {
    return this.changes[kind];
  }

  everything(): SubjectState[] {
    return Object.values(this.kinds).flatMap((states) => [...states.values()]);
  }

  put(states: readonly SubjectState[]): void {
    for (const state of states) {
      const { kind, id } = state.subject;
      this.kinds[kind].set(id, state);
      this.changes[kind] += 1;
    }
  }

  /** What the operations lead to, without changing anything here. */
  folded(operations: readonly Operation[]): SubjectState[] {
    const changed = new SubjectStates<R, C, P>(this.folds);
    for (const operation of operations) {
      const { subject } = operation;
      const before = changed.get(subject) ?? this.get(subject);
      const state = freezeDeep(this.fold(before?.state, operation));
      changed.put([{ subject, rev: (before?.rev ?? 0) + 1, state }]);
    }
    return changed.everything();
  }

  private fold(state: unknown, operation: Operation): unknown {
    // Rows hold only what the fold of their kind returned; the union of the folds cannot say so.
    const fold = this.folds[operation.subject.kind] as Fold<unknown>;
    return fold(state, operation);
  }
}

export function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freezeDeep);
  }
  return value;
}
