export interface Strength {
  /** 0 to 4. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly sentence: string;
}

const common =
  /password|passw0rd|passphrase|welcome|letmein|qwerty|asdf|clinic|records|admin|summer|winter|spring|autumn|january|monday|123456|111111|abc123/gi;
const sequences = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiopasdfghjklzxcvbnm'];
const bitsOfLevel = [28, 40, 55, 75] as const;

const sentences = [
  'Too easy to guess. Add more words.',
  'Weak. A sentence of four or five words is better.',
  'Fair. One more word makes it good.',
  'Good.',
  'Very good.',
] as const;

/**
 * A rough count of what a guesser must try: repeats, runs of the keyboard, common words and
 * words that stand on the clinic's door count for next to nothing. No rules of composition.
 */
export function passphraseStrength(passphrase: string, knownWords: readonly string[]): Strength {
  const rest = knownWords
    .flatMap((words) => words.toLowerCase().split(/\W+/))
    .filter((word) => word.length > 2)
    .reduce((text, word) => text.replaceAll(word, '~'), passphrase.toLowerCase())
    .replace(common, '~');
  const bits = countFreshCharacters(rest) * bitsPerCharacter(passphrase);
  const level = bitsOfLevel.filter((needed) => bits >= needed).length as Strength['level'];
  return { level, sentence: sentences[level] };
}

/** A character that only repeats or continues the one before tells a guesser nothing. */
function countFreshCharacters(text: string): number {
  return Array.from(text).filter((character, at) => !continues(text.charAt(at - 1), character))
    .length;
}

function continues(before: string, character: string): boolean {
  if (before === '') return false;
  if (before === character) return true;
  return sequences.some((sequence) => sequence.includes(before + character));
}

/** Words of a sentence carry less a character than random signs. */
function bitsPerCharacter(text: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(text)).length;
  return 2 + kinds * 0.6;
}
