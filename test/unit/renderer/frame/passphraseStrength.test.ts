import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../../../renderer/features/firstRun/passphraseStrength';

const level = (passphrase: string) =>
  passphraseStrength(passphrase, ['River Clinic', 'Ana Diaz']).level;

describe('the strength of a passphrase', () => {
  it.each(['', 'aaaaaaaaaaaa', 'password1', 'abcdefgh1234', 'River Clinic', 'anadiaz123456'])(
    '“%s” is too easy to guess',
    (passphrase) => expect(level(passphrase)).toBe(0),
  );

  it('a sentence of five words is good', () => {
    expect(level('blue heron under a tin roof')).toBeGreaterThanOrEqual(3);
  });

  it('needs no capital letters and no signs', () => {
    expect(level('seven quiet otters borrow my umbrella')).toBe(4);
  });
});
