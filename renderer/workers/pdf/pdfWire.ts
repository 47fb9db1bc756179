import type { VaultAssets } from '../../../shared/contract/wire';
import type { Reply } from '../../../shared/domain/base/fault';
import type { PdfEngine, Progress } from '../../../shared/pdf/port';

export type PdfVerb = keyof PdfEngine;

/** What the vault worker sends a PDF worker. */
export type ToPdf =
  | ({ readonly kind: 'start' } & VaultAssets)
  | { readonly kind: 'call'; readonly id: number; readonly verb: PdfVerb; readonly input: unknown };

/** What a PDF worker answers. */
export type FromPdf =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  /** A bug, not a refusal: the supervisor ends this worker and tries once more. */
  | { readonly kind: 'broken'; readonly id: number };
