import type { VaultAssets } from '../../../shared/contract/wire';
import type { Reply } from '../../../shared/domain/base/fault';
import type { PressEngine } from '../../../shared/pdf/engine';
import type { AskMate, FromMate } from '../../../shared/pdf/build/mateByWire';
import type { Progress } from '../../../shared/pdf/port';

export type PdfVerb = keyof PressEngine;

/** What the vault worker sends a PDF worker. */
export type ToPdf =
  | ({ readonly kind: 'start'; readonly hasMate: boolean } & VaultAssets)
  | { readonly kind: 'call'; readonly id: number; readonly verb: PdfVerb; readonly input: unknown }
  | FromMate;

/** What a PDF worker answers. */
export type FromPdf =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  /** Something for its mate to do: workers of the press do not know each other. */
  | AskMate
  /** A bug, not a refusal: the supervisor ends this worker and tries once more. */
  | { readonly kind: 'broken'; readonly id: number };
