/** The password a saved packet is locked with: how it is made, what is asked of it, how it is told. */

import { type AboutPatient, isAboutPatient } from './aboutPatient';
import { unlikeTyped } from './preparedPassword';

/** How the person is told; never in the mail that brings the file. */
export const toldWays = ['phone', 'in-person', 'letter', 'agreed'] as const;
export type ToldWay = (typeof toldWays)[number];

/** As they stand behind "the password is told". */
export const toldWords: Readonly<Record<ToldWay, string>> = {
  phone: 'by telephone',
  'in-person': 'in person',
  letter: 'in a letter of its own',
  agreed: 'as was agreed before',
};

export function lockedWords({ told }: { readonly told: ToldWay }): string {
  return `locked with a password that is told ${toldWords[told]}`;
}

/**
 * Lower-case letters and digits that nobody takes for one another, in print or by hand, and no
 * vowels, so that no word comes out.
 */
const signs = 'bcdfghjkmnprstvwxyz3478';
const groups = 4;
const signsOfGroup = 4;
const needed = groups * signsOfGroup;
/** So many random bytes are always enough: one in ten is thrown away. */
export const randomForPassword = 64;
/** Bytes from here on would make some signs likelier than others. */
const fairBytes = 256 - (256 % signs.length);

/** Four groups of four signs, `bkd7-x3mh-8fjw-tn4r`: 72 bits. */
export function madePassword(random: Uint8Array): string {
  const fair = [...random].filter((byte) => byte < fairBytes).slice(0, needed);
  if (fair.length < needed) throw new Error('too few random bytes for a password');
  const text = fair.map((byte) => signs.charAt(byte % signs.length)).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

export const leastCharacters = 12;
/** A file takes no more (ISO 32000-2, 7.6.4.3.3). */
const mostBytes = 127;

/**
 * Why a password will not do, in words; undefined where it will. It is judged as it is given: whoever
 * takes it from a keyboard puts its accents and letters together first (NFC).
 */
export function passwordProblem(password: string, about: AboutPatient): string | undefined {
  const unlike = unlikeTyped(password);
  if (unlike !== undefined) return unlike;
  if (password !== password.trim())
    return 'The password begins or ends with a space. Take it away.';
  const letters = Array.from(password);
  if (letters.length < leastCharacters) {
    return `The password needs at least ${leastCharacters} characters.`;
  }
  if (new TextEncoder().encode(password).length > mostBytes) {
    return 'The password is too long to lock a file with.';
  }
  if (new Set(letters).size < leastCharacters / 2) {
    return 'The password repeats the same few characters.';
  }
  return isAboutPatient(password, about)
    ? 'The password holds the patient’s name or date of birth, which others try first.'
    : undefined;
}

const spoken: Readonly<Record<string, string>> = {
  ...{ b: 'Bravo', c: 'Charlie', d: 'Delta', f: 'Foxtrot', g: 'Golf', h: 'Hotel', j: 'Juliett' },
  ...{ k: 'Kilo', m: 'Mike', n: 'November', p: 'Papa', r: 'Romeo', s: 'Sierra', t: 'Tango' },
  ...{ v: 'Victor', w: 'Whiskey', x: 'X-ray', y: 'Yankee', z: 'Zulu', '-': 'dash' },
};

/** The words a made password is read out with over the telephone. */
export function readAloud(password: string): string {
  return Array.from(password, (sign) => spoken[sign] ?? sign).join(' ');
}
