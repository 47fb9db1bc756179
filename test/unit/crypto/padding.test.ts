import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pad, unpad } from '../../../shared/crypto/padding';

it('a change comes back from its bucket, and the bucket tells only a power of two', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
      const padded = pad(plain);
      expect(unpad(padded, 'change')).toEqual(plain);
      expect(padded.length).toBeGreaterThanOrEqual(256);
      expect(Math.log2(padded.length) % 1).toBe(0);
    }),
  );
});

it('a bucket with anything but zeros behind the change is refused', () => {
  const padded = pad(Uint8Array.of(1, 2, 3));
  padded[padded.length - 1] = 1;
  expect(() => unpad(padded, 'change')).toThrow('vault-damaged');
});
