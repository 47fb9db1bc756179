import { type Draft, fileOfBytes, type OpenFile } from '../files';

/** A file that grows piece by piece in one place, so that it is never in memory twice at its end. */
export class GrowingFile implements Draft {
  private whole: Uint8Array<ArrayBuffer>;
  private length = 0;

  /** `expected`: about as many bytes; what is not written on takes no memory. */
  constructor(expected: number) {
    this.whole = new Uint8Array(expected);
  }

  readonly add = (piece: Uint8Array): void => {
    const end = this.length + piece.length;
    if (end > this.whole.length) {
      const larger = new Uint8Array(Math.max(end, this.whole.length * 2));
      larger.set(this.whole.subarray(0, this.length));
      this.whole = larger;
    }
    this.whole.set(piece, this.length);
    this.length = end;
  };

  finish(): OpenFile {
    return fileOfBytes(this.join());
  }

  close(): void {
    // It goes with whoever has it.
  }

  /** All of them in one. */
  join(): Uint8Array {
    return this.whole.subarray(0, this.length);
  }
}
