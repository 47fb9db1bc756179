import { webcrypto } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  madePassword,
  passwordProblem,
  randomForPassword,
  readAloud,
} from '../../../shared/domain/release/lock';

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
    ['twelve\tsigns now', 'cannot be typed'],
    ['é'.repeat(60) + 'abcdefgh', 'too long'],
    ['the miller file', 'name or date'],
    ['Anna’s own pages', 'name or date'],
    ['01/02/1960 pages', 'name or date'],
    ['pages 1960-01-02', 'name or date'],
    ['pages of 010260', 'name or date'],
    ['pages of 02.01.1960', 'name or date'],
  ])('“%s” will not do, and it is said why', (typed, reason) => {
    expect(passwordProblem(typed, anna)).toContain(reason);
  });

  it.each(['green river 44', 'twelve signs', 'зелёная река', 'Flußübergang', 'bo plans a trip'])(
    '“%s” will do',
    (typed) => {
      expect(passwordProblem(typed, anna)).toBeUndefined();
    },
  );

  it('comes to the same however its letters are put together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const forms = [typed.normalize('NFC'), typed.normalize('NFD')];
        const [one, other] = forms.map((form) => passwordProblem(form, anna));
        expect(one).toBe(other);
      }),
    );
  });
});
