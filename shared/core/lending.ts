import type { DraftTicket, FileTicket } from '../pdf/files';

/** Of a file that is lent, the last one shorter. */
export const lentPieceLength = 1024 * 1024;

export interface LentFile {
  /** In bytes. */
  readonly size: number;
  /** A piece of it, from 0. */
  piece(number: number): Promise<Uint8Array>;
}

/** Takes a new file piece by piece. Called again where whoever writes it begins anew. */
export type Keep = (pieces: AsyncIterable<Uint8Array>) => Promise<LentFile>;

export interface Lent<T> {
  readonly ticket: T;
  /** Nobody reads or writes it any more; a file that is not finished fails. */
  readonly end: () => void;
}

/** Lets the PDF room read and write the vault's files piece by piece. */
export interface Lending {
  lend(file: LentFile): Lent<FileTicket>;
  draft(keep: Keep): Lent<DraftTicket>;
}
