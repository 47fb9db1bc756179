import type { LogFile } from '../../renderer/workers/storage/changeLog';
import type { LogFiles } from '../../renderer/workers/storage/twinStore';
import { Crash } from './memoryStorage';

/** Log files in memory, with the failures a test plants. What was written before a crash stays. */
export class MemoryLogs implements LogFiles {
  readonly files = new Map<number, Uint8Array>();
  /** Calls that change a file until the machine dies; the write it dies in is cut off. */
  stepsLeft = Infinity;
  /** Bytes that still fit. */
  bytesLeft = Infinity;
  failsToFlush = false;

  generations(): Promise<number[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  open(generation: number): Promise<LogFile> {
    if (!this.files.has(generation)) {
      this.step();
      this.files.set(generation, new Uint8Array(0));
    }
    return Promise.resolve(this.file(generation));
  }

  remove(generation: number): Promise<void> {
    this.step();
    this.files.delete(generation);
    return Promise.resolve();
  }

  bytes(generation: number): Uint8Array {
    return this.files.get(generation) ?? new Uint8Array(0);
  }

  private file(generation: number): LogFile {
    const set = (bytes: Uint8Array) => this.files.set(generation, bytes);
    return {
      size: () => this.bytes(generation).length,
      read: (offset, length) => this.bytes(generation).slice(offset, offset + length),
      write: (piece, offset) => {
        const dies = this.stepsLeft <= 0;
        const full = piece.length > this.bytesLeft;
        const written = dies || full ? piece.subarray(0, Math.floor(piece.length / 2)) : piece;
        const bytes = new Uint8Array(
          Math.max(this.bytes(generation).length, offset + written.length),
        );
        bytes.set(this.bytes(generation));
        bytes.set(written, offset);
        set(bytes);
        this.step();
        if (full) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
        this.bytesLeft -= piece.length;
      },
      truncate: (size) => {
        this.step();
        const bytes = new Uint8Array(size);
        bytes.set(this.bytes(generation).subarray(0, size));
        set(bytes);
      },
      flush: () => {
        if (this.failsToFlush) throw new Error('flush failed');
        this.step();
      },
      close: () => undefined,
    };
  }

  private step(): void {
    if (this.stepsLeft <= 0) throw new Crash('the machine died');
    this.stepsLeft -= 1;
  }
}
