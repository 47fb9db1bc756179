import type { Question } from '../../renderer/workers/files/gate';
import type { Door } from '../../renderer/workers/files/lender';
import { lentPieceLength } from '../../shared/core/lending';

const headerBytes = 64;
const answered = 1;

/** The questions of one PDF worker as they come to its door, without a thread that stands still. */
export function knock(door: Door): (question: Question) => Promise<void> {
  const gate = new SharedArrayBuffer(headerBytes + lentPieceLength);
  const state = new Int32Array(gate, 0, 1);
  return async (question) => {
    await door.knocked({ ...question, gate });
    if (state[0] !== answered) throw new Error('not to be had');
  };
}
