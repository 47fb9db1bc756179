import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  canonicalBytes,
  canonicalJson,
  parseJsonBytes,
} from '../../../shared/domain/base/canonicalJson';

it('data has one spelling, whatever the order it was put together in, and comes back the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, record) => {
      const read = parseJsonBytes(canonicalBytes({ value, record }));
      expect(canonicalJson(read)).toBe(canonicalJson({ value, record }));
      const turned = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(record));
    }),
  );
});

it('what is left undefined is left out, and what is not data is refused', () => {
  expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  for (const value of [undefined, NaN, 1n, () => 1, new Date(), [undefined]]) {
    expect(() => canonicalJson(value)).toThrow('not JSON data');
  }
});
