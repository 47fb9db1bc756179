/**
 * What an operation is about. Ids are opaque: they stand in the clear beside sealed rows. A patient
 * is a subject of its own, under the clinic key, because it outlives every request that names it.
 */
export const subjectKinds = ['request', 'clinic', 'patient'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export function isSubjectKind(kind: string): kind is SubjectKind {
  return (subjectKinds as readonly string[]).includes(kind);
}

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What a service wants to record; the journal adds who, when and where in the chain. */
export interface Draft {
  readonly type: string;
  readonly subject: Subject;
  /** JSON data; properties that are `undefined` are left out. */
  readonly body: unknown;
}

/** One recorded change: sealed, signed and chained in batches. State is folded from these and from nothing else. */
export interface Operation extends Draft {
  /**
   * 2 where the subject is a patient, 3 where the two clocks differ: a desk that does not know of
   * these stops instead of guessing.
   */
  readonly v: 1 | 2 | 3;
  /** Names the operation for ever, also when it is sent again in another batch: 32 hex digits. */
  readonly uid: string;
  /** The device that recorded it: 32 hex digits. */
  readonly dev: string;
  /** One run of that device, random at every start: 32 hex digits. */
  readonly epoch: string;
  /** Counts from 1 within the epoch, without gaps. */
  readonly seq: number;
  /**
   * SHA-256 (hex) of the sealed batch this device wrote before, in this epoch or the one before;
   * 64 zeros for its first. Operations of one batch share it.
   */
  readonly prev: string;
  /** Hybrid logical clock, sortable as text (see hlc.ts). */
  readonly hlc: string;
  /**
   * What the PC's clock said (ISO 8601, UTC), where `hlc` says another moment: once a clock stood
   * ahead, `hlc` stays there, but what was done today was done today.
   */
  readonly wall?: string | undefined;
  /** Id of the user who did it. */
  readonly user: string;
}

/** The text under which storage indexes the batches of a subject. */
export function subjectTag(subject: Subject): string {
  return `${subject.kind}:${subject.id}`;
}
