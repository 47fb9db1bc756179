import type { ReadableFile } from './model';

/** A parser goes back and forth between a table at the end and the object it looks for. */
const mostWindows = 4;

/**
 * Makes many small reads of a file few larger ones. `fetch` gives window `index`, of `length` bytes but
 * for the last.
 */
export function inWindows(
  size: number,
  length: number,
  fetch: (index: number) => Uint8Array,
): ReadableFile {
  const windows = new Map<number, Uint8Array>();
  const windowAt = (index: number): Uint8Array => {
    const window = windows.get(index) ?? fetch(index);
    windows.delete(index);
    windows.set(index, window);
    const [oldest] = windows.keys();
    if (windows.size > mostWindows && oldest !== undefined) windows.delete(oldest);
    return window;
  };
  const partOf = (index: number, from: number, to: number): Uint8Array =>
    windowAt(index).subarray(Math.max(0, from - index * length), to - index * length);
  return {
    size,
    read: (from, to) => {
      if (from < 0 || to < from || to > size) throw new RangeError('beyond the file');
      const first = Math.floor(from / length);
      if (to <= (first + 1) * length)
        return from === to ? new Uint8Array() : partOf(first, from, to);
      const bytes = new Uint8Array(to - from);
      for (let index = first; index * length < to; index += 1)
        bytes.set(partOf(index, from, to), Math.max(0, index * length - from));
      return bytes;
    },
  };
}
