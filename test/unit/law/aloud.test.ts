import { describe, expect, test } from 'vitest';
import { loadPacks } from '../../../shared/rules/load';
import { readingGrade, sentencesOf } from '../domain/readingGrade';
import { inPlainWords } from './lawTerms';

/** Fields a clerk reads to a caller. Titles and labels stand beside them; citations behind “Why?”. */
const spoken = new Set([
  'sentence',
  'otherwise',
  'above',
  'ask',
  'question',
  'met',
  'notMet',
  'unknown',
  'notYours',
  'refused',
  'traps',
  'scope',
  'why',
  'noPlace',
  'notApplicable',
  'accountableWhy',
]);

/** Names of papers: shown in a list, no sentences. */
const names = new Set(['documents']);

/** The letters have a test of their own; there `why` is the law behind a locked part. */
const readElsewhere = new Set(['letters']);

interface Said {
  readonly where: string;
  readonly text: string;
  readonly key: string;
}

/** Every text of every pack, with its place. */
const all: readonly Said[] = loadPacks().flatMap((pack) => saidIn(pack, ''));
const said = all.filter(({ key }) => spoken.has(key));

function saidIn(value: unknown, where: string, key = ''): readonly Said[] {
  if (typeof value === 'string') return isSpoken(key, value) ? [{ where, text: value, key }] : [];
  if (typeof value !== 'object' || value === null || readElsewhere.has(key)) return [];
  const { id } = value as { readonly id?: unknown };
  const here = typeof id === 'string' ? `${where} ${id}` : where;
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    saidIn(member, here, Array.isArray(value) ? key : name),
  );
}

/** A word alone is no sentence. */
function isSpoken(key: string, text: string): boolean {
  return (spoken.has(key) || names.has(key)) && text.includes(' ');
}

function told(wrong: (text: string) => boolean, among: readonly Said[] = said): readonly string[] {
  return among.filter(({ text }) => wrong(text)).map(({ where, text }) => `${where}: ${text}`);
}

function sentencesIn(text: string): readonly string[] {
  return text.replace(/(\b[A-Z]|Dr|Mr|Ms|St|No|Inc|vs)\./g, '$1').split(/(?<=[.?!])\s+/);
}

/** The grade of a clerk with two weeks of training, and of who calls; the terms of law aside. */
const highestGrade = 8.9;

function isHard(text: string): boolean {
  const sentences = sentencesOf(inPlainWords(text));
  return sentences.length > 0 && readingGrade(sentences) >= highestGrade;
}

test('there is something to read in every field', () => {
  expect(all.length).toBeGreaterThan(1300);
  const read = new Set(all.map(({ key }) => key));
  expect([...spoken, ...names].filter((key) => !read.has(key))).toEqual([]);
});

test('no sentence holds a code or a citation', () => {
  const codes =
    /\b(CFR|USC|U\.S\.C|Stat|§|HSC|Ev\.? ?Code)\b|§|\b[ARDP]-?\d{2}\b|\bD-[A-Z]\d\b|\b\d{3}\.\d{3}\b/;
  expect(told((text) => codes.test(text), all)).toEqual([]);
});

test('no sentence holds an abbreviation a caller would not know', () => {
  const unknown =
    /\b(PHI|ePHI|PR|TPO|QPO|DRS|AOD|NPP|ROI|HIM|BAA|SUD|SCN|PSY|MH|STD|GAC|REP|GEN|MIN|DV|VIP|EDU|POA|HCPOA|DPOA|MPOA|DOB|MRN|EHR|EMR|CE|BA|IRB|LE|DPOAHC)\b/;
  expect(told((text) => unknown.test(text), all)).toEqual([]);
});

test('no sentence is longer than forty words', () => {
  const long = (text: string) =>
    sentencesIn(text).some((sentence) => sentence.split(/\s+/).length > 40);
  expect(told(long)).toEqual([]);
});

test('every sentence ends with a stop', () => {
  expect(told((text) => !/[.?!:][”’)]?$/.test(text))).toEqual([]);
});

test('every text reads at the 8th grade, the terms of law aside', () => {
  expect(told(isHard)).toEqual([]);
});

describe('a denial as the patient gets it', () => {
  const packs = loadPacks();
  const letter = packs.flatMap((pack) => pack.letters).find(({ id }) => id === 'denial');
  const rules = packs.flatMap((pack) => pack.denials);

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    'reads at the 8th grade with the ground %s filled in',
    (_, rule) => {
      expect.assert(letter !== undefined);
      const words = letter.parts.map((part) =>
        part.rows === 'grounds' ? rule.sentence : (part.text ?? ''),
      );
      expect(readingGrade(words.flatMap(sentencesOf))).toBeLessThan(highestGrade);
    },
  );
});
