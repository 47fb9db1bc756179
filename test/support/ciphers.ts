import { createHash, webcrypto } from 'node:crypto';

import { ciphersOf } from '../../shared/pdf/ciphers';
import type { Ciphers } from '../../shared/pdf/verify/expectations';

export const ciphers: Ciphers = ciphersOf(webcrypto);

/** The same random bytes each time, so that the same file comes out. */
export function seeded(seed: string): Ciphers {
  let drawn = 0;
  const block = (): Buffer =>
    createHash('sha256')
      .update(`${seed} ${(drawn += 1)}`)
      .digest();
  return { ...ciphers, randomBytes: (length) => new Uint8Array(block().subarray(0, length)) };
}
