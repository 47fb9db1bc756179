import type { ReadableFile } from '../model';
import { Lexer } from './lexer';
import { Problem } from './values';

const firstLength = 4 * 1024;
/** No object of ours is longer, its stream aside. */
const longest = 64 * 1024 * 1024;
/** The lexer looks ahead of where it stands by less than this. */
const lookahead = 64;

/**
 * What `read` makes of the file from `at` on, and where it stopped. It is given a piece that seldom is
 * the whole rest; where that may have been too short it reads a longer one from the beginning. Throws
 * Problem where the longest is too short.
 */
export function readAt<T>(
  file: ReadableFile,
  at: number,
  read: (lexer: Lexer) => T,
): { readonly value: T; readonly end: number } {
  for (let length = firstLength; ; length = Math.min(longest, length * 8)) {
    const to = Math.min(file.size, at + length);
    const lexer = new Lexer(file.read(at, to));
    const isLast = to === file.size;
    try {
      const value = read(lexer);
      if (isLast || lexer.pos + lookahead <= to - at) return { value, end: at + lexer.pos };
    } catch (error) {
      if (isLast || length === longest || !(error instanceof Problem)) throw error;
    }
    // What ends where the window ends may go on behind it.
    if (length === longest) throw new Problem('an object is longer than any of ours');
  }
}
