import { webcrypto } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  madePassword,
  passwordProblem,
  randomForPassword,
  readAloud,
} from '../../../shared/domain/release/lock';
import { preparedPassword } from '../../../shared/domain/release/preparedPassword';

const anna = {
  patientFamilyName: 'Miller',
  patientGivenName: 'Anna Bo',
  patientDateOfBirth: '1960-01-02',
};
const drawn = (): Uint8Array => webcrypto.getRandomValues(new Uint8Array(randomForPassword));

describe('A password the desk makes', () => {
  it('is four groups of four that nobody misreads, each sign as likely, and will do', () => {
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 3000; draw += 1) {
      const made = madePassword(drawn());
      expect(made).toMatch(/^([b-df-hjkmnpr-tv-z3478]{4}-){3}[b-df-hjkmnpr-tv-z3478]{4}$/);
      expect(passwordProblem(made, anna)).toBeUndefined();
      for (const sign of made.replaceAll('-', '')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    }
    // 23 signs in 16 places: 72 bits. Of 48,000, each is drawn 2,087 times on average.
    expect(counts.size).toBe(23);
    for (const count of counts.values()) expect(Math.abs(count - 48_000 / 23)).toBeLessThan(400);
    expect(Math.log2(counts.size ** 16)).toBeGreaterThan(60);
  });

  it('is another one for other random bytes, and none without enough of them', () => {
    expect(madePassword(drawn())).not.toBe(madePassword(drawn()));
    expect(() => madePassword(new Uint8Array(randomForPassword).fill(255))).toThrow('random');
  });

  it('is read out word by word', () => {
    expect(readAloud('bk7-x')).toBe('Bravo Kilo 7 dash X-ray');
    for (const word of readAloud('bcdfghjkmnprstvwxyz').split(' ')) {
      expect(word.length).toBeGreaterThan(1);
    }
  });
});

describe('A password a clerk types', () => {
  it.each([
    ['short', 'at least 12'],
    ['elevensigns', 'at least 12'],
    ['aaaaaaaaaaaaaaaa', 'same few'],
    [' twelve signs', 'space'],
    ['twelve signs ', 'space'],
    ['twelve\tsigns now', 'cannot be seen (U+0009)'],
    [`a${'\u200b'.repeat(12)}`, 'cannot be seen (U+200B)'],
    ['\u202egreen river 44', 'cannot be seen (U+202E)'],
    ['\u3164green river 44', 'cannot be seen (U+3164)'],
    ['green heart ❤\ufe0f 44', 'cannot be seen (U+FE0F)'],
    ['half \ud83d of a pair', 'cannot be seen (U+D83D)'],
    ['green\u00a0river 44', 'space bar (U+00A0)'],
    ['about ½ a river', 'Leave “½” out'],
    ['green river™ 44', 'Leave “™” out'],
    ['green river… 44', 'Leave “…” out'],
    ['green river´ 44', 'Leave “´” out'],
    ['ｇreen river 44', 'Leave “ｇ” out'],
    ['Flu\u0308sse im Wald', 'stands apart from its letter'],
    ['é'.repeat(60) + 'abcdefgh', 'too long'],
    ['the miller file', 'name or date'],
    ['Anna’s own pages', 'name or date'],
    ['01/02/1960 pages', 'name or date'],
    ['pages 1960-01-02', 'name or date'],
    ['pages of 010260', 'name or date'],
    ['pages of 02.01.1960', 'name or date'],
    ['pages 1/2/1960', 'name or date'],
    ['the pages 2.1.60', 'name or date'],
    ['born 1960/1/2 pages', 'name or date'],
    ['January 2, 1960', 'name or date'],
    ['2nd of January 1960', 'name or date'],
    ['paper Jan-02-60', 'name or date'],
    ['paper02jan1960', 'name or date'],
  ])('“%s” will not do, and it is said why', (typed, reason) => {
    expect(passwordProblem(typed, anna)).toContain(reason);
  });

  it.each(['green river 44', 'twelve signs', 'зелёная река', 'Flußübergang', 'bo plans a trip', 'in January 1960', 'room 1260 garden', 'émigré 😀 café'])(
    '“%s” will do',
    (typed) => {
      expect(passwordProblem(typed, anna)).toBeUndefined();
    },
  ); // prettier-ignore

  it('is not held against a birthday nobody knows', () => {
    expect(passwordProblem('green river 44', { ...anna, patientDateOfBirth: '' })).toBeUndefined();
  });

  it('is locked into the file letter by letter as it was typed', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 20 }), (typed) => {
        if (passwordProblem(typed, anna) !== undefined) return;
        passed += 1;
        expect(preparedPassword(typed)).toBe(typed);
      }),
      { numRuns: 1000 },
    );
    expect(passed).toBeGreaterThan(0);
  });
});
