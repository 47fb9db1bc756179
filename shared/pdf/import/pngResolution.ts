const signature = 8;
const metresPerInch = 0.0254;

/** Dots per inch from the pHYs chunk, which stands before the picture (PNG 11.3.4.3). */
export function pngResolution(
  bytes: Uint8Array,
): { readonly x: number; readonly y: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signature; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (kind === 'IDAT') return undefined;
    if (kind === 'pHYs' && length === 9 && at + 17 <= bytes.length) {
      const inMetres = bytes[at + 16] === 1;
      if (!inMetres) return undefined;
      return {
        x: view.getUint32(at + 8) * metresPerInch,
        y: view.getUint32(at + 12) * metresPerInch,
      };
    }
    at += 12 + length;
  }
  return undefined;
}
