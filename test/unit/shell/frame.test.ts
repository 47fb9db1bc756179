import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame, packBytes, unpackBytes } from '../../../shared/shell/frame';

describe('a call on its way through HTTP', () => {
  test('arrives as it was sent, bytes beside the words and not in them', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.option(fc.uint8Array(), { nil: undefined }),
        (words, bytes) => {
          delete words['bytes'];
          const call = bytes === undefined ? { ...words } : { ...words, bytes };
          const arrived = unpackBytes(decodeFrame(encodeFrame(packBytes(call))));
          expect(JSON.stringify(arrived)).toBe(JSON.stringify(call));
        },
      ),
    );
  });

  test('empty bytes stay bytes', () => {
    const frame = encodeFrame(packBytes({ bytes: new Uint8Array(0) }));
    expect(unpackBytes(decodeFrame(frame))).toEqual({ bytes: new Uint8Array(0) });
  });

  test('is refused when it is cut off or is something else', () => {
    const whole = encodeFrame({ head: { name: 'a' } });
    for (const end of [0, 3, 4, whole.length - 1]) {
      expect(() => decodeFrame(whole.subarray(0, end))).toThrow();
    }
    expect(() => decodeFrame(new Uint8Array([2, 0, 0, 0, 91, 93]))).toThrow();
    expect(() => decodeFrame(new Uint8Array([255, 255, 255, 255, 1]))).toThrow();
  });
});
