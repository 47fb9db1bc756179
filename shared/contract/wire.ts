import type { Reply } from '../domain/base/fault';
import type { DeskEvent } from './contract';

/** What the page sends its vault worker. */
export type ToVault =
  | { readonly kind: 'start'; readonly practice: boolean; readonly assets: VaultAssets }
  | { readonly kind: 'call'; readonly id: number; readonly verb: string; readonly input: unknown }
  /** The shell's answer to what the vault asked for. */
  | { readonly kind: 'shell-reply'; readonly id: number; readonly reply: Reply<unknown> };

/** What the vault worker sends its page. */
export type FromVault =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'event'; readonly event: DeskEvent }
  /** The page alone can reach the shell, so it passes these on. */
  | {
      readonly kind: 'shell-call';
      readonly id: number;
      readonly verb: string;
      readonly input: unknown;
    };

/** Addresses of the files the workers load, as the page's build names them. */
export interface VaultAssets {
  readonly pdfiumWasm: string;
  readonly jpegWasm: string;
  /** Addresses of the font files, by name. */
  readonly fonts: Readonly<Record<string, string>>;
  readonly readerWasm: string;
  /** What the reader of pictures knows of English, packed with gzip. */
  readonly readerLanguage: string;
  /** Addresses of what pdf.js draws with, by the names it has for them: fonts, character maps, decoders. */
  readonly secondReader: Readonly<Record<string, string>>;
}

/** The buffers of a message that can be handed over instead of copied. */
export function transferables(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(value, found, 0);
  return [...found];
}

const deepest = 4;

function collect(value: unknown, found: Set<ArrayBuffer>, depth: number): void {
  if (value instanceof Uint8Array) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    return;
  }
  if (depth >= deepest || typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) collect(part, found, depth + 1);
}
