import { isSameName, type ChartName } from '../authorization/patientName';
import { asRead, isClose, lettersOf } from './readLetters';

/** Words that stand beside names on charts and are none. */
const notNames = new Set(
  `a above accompanied account active address admission admitted age alert all allergies allergy an and annual appears as assessment at
  authorization bed been bill billing birth by came care cell chart chief claim class client complaint complains confidential consent
  contact copy current date dates demographics denies department dept description diagnosis disclosure discharge dob doctor
  document does education email emergency employer encounter exam facility family female fin findings fax follow for form former
  friend from full gender general given goals had handout has he health her his history home hospital id identification identifier
  if in information instruction instructions insurance insured intake is it lab laboratory last legal letter list location male
  marital md medical medication medications medicare medicaid member mrn my na name names no none not note notes np number of on or order orders
  other outcome pa page pain patient pending phone physician plan policy portal preferred presenting presents previous primary print
  printed priority problem procedure profile progress progressing provider pt questionnaire re reason record records referral registration
  relationship release report reports representative request resident responsible result results rights rn room safety same satisfaction
  screening see seen self service services sex she signature signed signs ssn state stated states status subscriber summary surgery
  surgical telephone test that the their they this time to today tolerated type unit unknown unspecified verbalized verified vaccine
  visit vitals was were will with work year years your`.split(/\s+/u),
);
/** A scan reads some letters as digits. */
const word = /^\p{L}[\p{L}0158|.'’`-]*,?$/u;

/**
 * The person's name a text begins with: `Miller, Anna M.`, `JONES,CAROL`, `Anna Miller`. Absent where
 * it begins with none: fewer than two words, a word no name has, or one that is not written large.
 */
export function nameAtStart(text: string): string | undefined {
  return nameOf(wordsAtStart(text, (bare) => bare.length > 1 && notNames.has(bare)));
}

/**
 * The same where a label says that a person's name comes: there `Bill`, `An` and `He` are names. What
 * has no name in it at all ("Patient name and date") still has none.
 */
export function personAtStart(text: string): string | undefined {
  const name = nameOf(wordsAtStart(text, () => false));
  const isAllOther = name?.split(/[\s,]+/u).every((one) => notNames.has(bareOf(one))) ?? true;
  return isAllOther ? undefined : nameOf(wordsAtStart(text, (bare) => neverNames.has(bare)));
}

/** Words that end a name even behind a label; none of them is anybody's. */
const neverNames = new Set(
  'dob mrn ssn fin sex gender age date born birth phone address account id dos provider physician'.split(' '), // prettier-ignore
);

function wordsAtStart(text: string, ends: (bare: string) => boolean): string[] {
  const words = text
    .trim()
    .replace(/,(?=\S)/gu, ', ')
    .split(/\s+/u);
  const end = words.findIndex((one) => !word.test(one) || ends(bareOf(one)));
  return words.slice(0, end < 0 ? undefined : end).slice(0, 5);
}

function bareOf(one: string): string {
  return one.replace(/[.,:;]+$/u, '').toLowerCase();
}

function nameOf(words: readonly string[]): string | undefined {
  const long = words.filter((one) => one.replace(/[^\p{L}]/gu, '').length > 1);
  const written = long.filter((one) => /^\p{Lu}/u.test(one));
  const isName = words.length > 1 && long.length > 0 && written.length === long.length;
  return isName ? words.join(' ').replace(/,$/u, '') : undefined;
}

/** As charts print whose page it is, also behind the clinic's name: `ZIEME, WARREN`. */
const nameInCapitals = /\p{Lu}[\p{Lu}'’-]+, ?\p{Lu}[\p{Lu}'’-]+/gu;

export function headsInCapitals(text: string): string[] {
  return text.match(nameInCapitals) ?? [];
}

export function isHeadInCapitals(name: string): boolean {
  return headsInCapitals(name)[0] === name;
}

/** How a name on a page stands to the patient's. `near`: it may be the same, misread or short. */
export type NameLikeness = 'same' | 'near' | 'other';

export function likenessOf(onPage: string, names: readonly ChartName[]): NameLikeness {
  if (names.some((name) => isSameName(asRead(onPage), nameAsRead(name)))) return 'same';
  return names.some((name) => isNear(onPage, name)) ? 'near' : 'other';
}

/** Both sides as a scan reads them, so that `Mi11er` and `Miller` are one. */
function nameAsRead({ familyName, givenName }: ChartName): ChartName {
  return { familyName: asRead(familyName), givenName: asRead(givenName) };
}

/** An initial for a name, or a letter or two read wrong. */
function isNear(onPage: string, { familyName, givenName }: ChartName): boolean {
  const page = lettersOf(onPage);
  const [family, given] = [lettersOf(familyName), lettersOf(givenName)];
  if (family.length === 0 || page.length === 0) return false;
  const [familyWord, first] = [family.join(''), given[0] ?? ''];
  const rest = page.filter((one) => !isClose(one, familyWord));
  const hasFamily = rest.length < page.length || isClose(page.join(''), familyWord);
  return hasFamily && (rest[0] === undefined || isClose(rest[0], first) || isInitial(rest[0], first)); // prettier-ignore
}

function isInitial(one: string, name: string): boolean {
  return one !== '' && name !== '' && (one.length === 1 || name.length === 1) && one[0] === name[0];
}
