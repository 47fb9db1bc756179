/**
 * Where a worker stands still until another, which never does, has answered what it was asked by
 * message. A parser asks for bytes in the middle of its work and cannot wait in any other way.
 */
import { lentPieceLength } from '../../../shared/core/lending';

const headerBytes = 64;
/** Places in the header. */
const stateAt = 0;
const lengthAt = 1;

const states = { asked: 0, answered: 1, failed: 2 } as const;

export interface Question {
  readonly kind: 'read' | 'begin' | 'write' | 'finish';
  /** Which of the files that are lent. */
  readonly place: string;
  /** Of a piece to be read, from 0. */
  readonly number?: number;
  /** The next piece of a new file. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** A question of a PDF worker, and where it waits for the answer. */
export interface Knock extends Question {
  readonly gate: SharedArrayBuffer;
}

/** One worker's gate: it asks one thing at a time. */
export class Gate {
  private readonly send: (knock: Knock) => void;
  private readonly gate = new SharedArrayBuffer(headerBytes + lentPieceLength);

  constructor(send: (knock: Knock) => void) {
    this.send = send;
  }

  /** Stands still until there is an answer. Throws where there is none to be had. */
  ask(question: Question): Uint8Array {
    const { header, data } = partsOf(this.gate);
    Atomics.store(header, stateAt, states.asked);
    this.send({ ...question, gate: this.gate });
    Atomics.wait(header, stateAt, states.asked);
    if (Atomics.load(header, stateAt) !== states.answered)
      throw new Error('a piece of a file was not to be had');
    return data.slice(0, header[lengthAt]);
  }
}

/** Answers with at most 1 MiB; whatever is thrown only says that there is nothing. */
export async function answerAt(
  gate: SharedArrayBuffer,
  answer: () => Promise<Uint8Array>,
): Promise<void> {
  const { header, data } = partsOf(gate);
  let state: number = states.failed;
  try {
    const bytes = await answer();
    data.set(bytes);
    header[lengthAt] = bytes.length;
    state = states.answered;
  } catch {
    // Whoever gave the file knows why.
  }
  Atomics.store(header, stateAt, state);
  Atomics.notify(header, stateAt);
}

function partsOf(gate: SharedArrayBuffer) {
  return {
    header: new Int32Array(gate, 0, headerBytes / Int32Array.BYTES_PER_ELEMENT),
    data: new Uint8Array(gate, headerBytes),
  };
}
