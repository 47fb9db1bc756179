import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanContent } from '../../../shared/pdf/clean/contentClean';
import { NotUnderstood } from '../../../shared/pdf/syntax/contentTokens';

describe('What a kept page may paint', () => {
  it('keeps painting operators and drops comments and marked content with its hidden text', () => {
    const { text, uses } = cleanContent(
      '/Span <</ActualText (Secret)>> BDC % Secret\nBT /F1 12 Tf 72 700 Td [(Vi) -20 (sit)] TJ ET EMC /Im1 Do',
    );
    expect(text).toBe('BT\n/F0 12 Tf\n72 700 Td\n[(Vi) -20 (sit)] TJ\nET\n/X0 Do');
    expect([...uses.fonts, ...uses.xObjects]).toEqual([
      ['F1', 'F0'],
      ['Im1', 'X0'],
    ]);
  });

  it.each([
    ['a layer', '/OC /L1 BDC (x) Tj EMC', 'layer'],
    ['invisible text', 'BT 3 Tr (Secret) Tj ET', 'invisible-text'],
    ['an unknown operator', '(Secret) zz', 'content-operator'],
    ['an operand too many', '(Secret) 1 w', 'content-operands'],
    ['operands without an operator', '1 w (Secret)', 'content-stray-operand'],
    ['an inline image', 'BI /W 1 /H 1 ID x EI', 'content-operator'],
    ['a shading', '/Sh0 sh', 'content-operator'],
    ['a pattern colour', '/P0 scn', 'content-operands'],
    ['an unclosed string', '(Secret Tj', 'content-syntax'],
  ])('does not understand %s', (_, content, reason) => {
    expect(() => cleanContent(content)).toThrow(new NotUnderstood(reason));
  });

  it('either understands any bytes or says that it does not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (content) => {
        try {
          cleanContent(content);
        } catch (error) {
          expect(error).toBeInstanceOf(NotUnderstood);
        }
      }),
    );
  });
});
