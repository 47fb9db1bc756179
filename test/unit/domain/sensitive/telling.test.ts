import { describe, expect, test } from 'vitest';
import { tellingWords } from '../../../../shared/domain/sensitive/telling';
import { loadPacks } from '../../../../shared/rules/load';

const signs = loadPacks().flatMap((pack) => pack.signs);
const told = (text: string, names: readonly string[] = []) => tellingWords(text, signs, names);

/** Each word of the packs that names a kind of care, in a sentence a clerk might write. */
const telling = signs.flatMap(({ words, inLetters }) => [
  ...words.filter((word) => !inLetters.harmless.includes(word)),
  ...inLetters.also,
]);

describe('words that give a category away', () => {
  test.each(telling)('“%s” is found in a sentence, also in capitals', (word) => {
    expect(told(`The pages about ${word} are kept back.`)).toContain(word);
    expect(told(`RE: ${word.toUpperCase()}.`)).toContain(word);
  });

  test.each(['F11.20', 'B20', 'z21', 'F32.1,'])('the code %s is found', (code) => {
    expect(told(`Visit of Mar 3, ${code} and others`)).toHaveLength(1);
  });

  test.each(signs.flatMap(({ inLetters }) => inLetters.harmless))('“%s” tells nothing', (word) => {
    expect(told(`About the ${word} of Mar 3.`)).toEqual([]);
  });

  test.each([
    'Some pages are kept back. They need a form of their own.',
    'Please send the signed form to the address above by October 15, 2026.',
    'Physical therapy and rehabilitation of the left knee, 41 pages.',
    'The prepared copy costs $6.50.',
  ])('a neutral sentence is let through: %s', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });

  test('a name tells nothing, and does not cover what stands beside it', () => {
    const names = ['Lakeside Mental Health (North)', 'Ada Miller'];
    expect(told('To lakeside  mental health (north), about Ada Miller', names)).toEqual([]);
    expect(told('Lakeside Mental Health (North) wants the HIV result', names)).toEqual(['hiv']);
    expect(told('Lakeside Mental Health (South)', names)).toContain('mental health');
  });
});
