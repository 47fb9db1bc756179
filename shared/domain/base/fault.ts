/**
 * A thing that was refused, in words a clerk can act on.
 *
 * `code` is stable and free of PHI (it may be logged); `message` is a sentence that says
 * what happened and what to do next, and may name the patient, so it is never logged.
 */
export interface Fault {
  readonly code: string;
  readonly message: string;
  /**
   * Proof that nothing left the desk: no paper came out and no file is there. Where it is absent of
   * a packet that was being handed over, nobody knows, and a person has to look.
   */
  readonly nothingLeft?: true;
}

/** What crosses every boundary: a value, or a fault. Nothing throws over the wire. */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

interface More extends Pick<Fault, 'nothingLeft'> {
  /** The error of the program behind it, which is reported all the same. */
  readonly cause?: unknown;
}

/** Thrown inside the core for an expected refusal; the dispatcher turns it into a reply. */
export class Refused extends Error {
  readonly fault: Fault;

  constructor(code: string, message: string, more: More = {}) {
    const { cause, ...rest } = more;
    super(code, cause === undefined ? {} : { cause });
    this.name = 'Refused';
    this.fault = { code, message, ...rest };
  }
}
