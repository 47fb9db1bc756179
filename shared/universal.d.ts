/**
 * The few globals that exist in every runtime the shared code runs in
 * (page, worker, Node). Everything else that is not ECMAScript comes in
 * through a port, so that `lib: ES2023, types: []` stays the purity guard.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: ArrayBufferView | ArrayBuffer): string;
}
