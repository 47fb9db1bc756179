import { webPrimitives } from '../../../renderer/workers/storage/webPrimitives';
import type { Primitives } from '../../../shared/crypto/primitives';

/** `length` bytes counting up from `from`: fixed keys for vectors. */
export const counting = (length: number, from: number) =>
  Uint8Array.from({ length }, (_, at) => (from + at) % 256);

/** The real primitives, with "random" bytes that are the same in every run. */
export function fixedPrimitives(): Primitives {
  let next = 0;
  return {
    ...webPrimitives,
    randomBytes: (length) => {
      next += 1;
      return counting(length, next * 17);
    },
  };
}

/** Ed25519 test 1 of RFC 8032, section 7.1. */
export const rfc8032 = {
  seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
};
