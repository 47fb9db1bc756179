import type { Primitives } from './primitives';
import { deriveBytes, keyLength, sealingKey, type SealingKey } from './sealing';

/** One epoch of the clinic key and what is derived from it. */
export interface ClinicKeys {
  readonly epoch: number;
  readonly secret: Uint8Array;
  /** Seals the operations of the clinic itself. */
  readonly log: SealingKey;
  /** Seals the state rows of the clinic itself. */
  readonly state: SealingKey;
  /** Wraps the keys of requests. */
  readonly wrap: SealingKey;
  /** Authenticates the header. */
  readonly header: Uint8Array;
}

export function newClinicKeys(p: Primitives, epoch: number): Promise<ClinicKeys> {
  return deriveClinicKeys(p, epoch, p.randomBytes(keyLength));
}

export async function deriveClinicKeys(
  p: Primitives,
  epoch: number,
  secret: Uint8Array,
): Promise<ClinicKeys> {
  const key = async (use: string) =>
    sealingKey(p, await deriveBytes(p, secret, `roi-desk clinic 1 ${use}`));
  const [log, state, wrap] = await Promise.all([key('log'), key('state'), key('wrap')]);
  const header = await deriveBytes(p, secret, 'roi-desk clinic 1 header');
  return { epoch, secret, log, state, wrap, header };
}

export function wipeClinicKeys(keys: ClinicKeys): void {
  for (const bytes of [
    keys.secret,
    keys.log.bytes,
    keys.state.bytes,
    keys.wrap.bytes,
    keys.header,
  ]) {
    bytes.fill(0);
  }
}
