/** Pieces of a file on their way to being one. */
export class Pieces {
  private pieces: Uint8Array[] = [];
  private length = 0;

  readonly add = (piece: Uint8Array): void => {
    this.pieces.push(piece);
    this.length += piece.length;
  };

  /** All of them in one; they are let go of. */
  join(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    this.pieces = [];
    this.length = 0;
    return whole;
  }
}
