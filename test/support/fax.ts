import { faxEncoderOf, type PackedBitmap } from '../../shared/pdf/pixels/faxEncoder';
import { faxEncoderWasm } from '../../shared/pdf/pixels/faxEncoderWasm';

/** Starts a module without waiting, which only a browser's page would mind. */
const module = new WebAssembly.Module(Buffer.from(faxEncoderWasm, 'base64'));

/** The product's own encoder of print. */
export const fax = faxEncoderOf(new WebAssembly.Instance(module).exports);
export const encodeG4 = (bitmap: PackedBitmap): Uint8Array<ArrayBuffer> => fax.encode(bitmap);
