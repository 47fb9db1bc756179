import { expect, test } from 'vitest';
import { loadPacks } from '../../../shared/rules/load';

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
]);

interface Said {
  readonly where: string;
  readonly text: string;
}

/** Every sentence of every pack, with its place. */
function allSaid(): readonly Said[] {
  return loadPacks().flatMap((pack) => saidIn(pack, ''));
}

function saidIn(value: unknown, where: string, key = ''): readonly Said[] {
  if (typeof value === 'string') return isSpoken(key, value) ? [{ where, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const { id } = value as { readonly id?: unknown };
  const here = typeof id === 'string' ? `${where} ${id}` : where;
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    saidIn(member, here, Array.isArray(value) ? key : name),
  );
}

/** A word alone is no sentence. */
function isSpoken(key: string, text: string): boolean {
  return spoken.has(key) && text.includes(' ');
}

const said = allSaid();

function told(wrong: (text: string) => boolean): readonly string[] {
  return said.filter(({ text }) => wrong(text)).map(({ where, text }) => `${where}: ${text}`);
}

function sentencesOf(text: string): readonly string[] {
  return text.replace(/(\b[A-Z]|Dr|Mr|Ms|St|No|Inc|vs)\./g, '$1').split(/(?<=[.?!])\s+/);
}

test('there is something to read', () => {
  expect(said.length).toBeGreaterThan(200);
});

test('no sentence holds a code or a citation', () => {
  const codes =
    /\b(CFR|USC|U\.S\.C|Stat|§|HSC|Ev\.? ?Code)\b|§|\b[ARDP]-?\d{2}\b|\bD-[A-Z]\d\b|\b\d{3}\.\d{3}\b/;
  expect(told((text) => codes.test(text))).toEqual([]);
});

test('no sentence holds an abbreviation a caller would not know', () => {
  const unknown =
    /\b(PHI|ePHI|PR|TPO|QPO|DRS|AOD|NPP|ROI|HIM|BAA|SUD|SCN|PSY|MH|STD|GAC|REP|GEN|MIN|DV|VIP|EDU|POA|HCPOA|DPOA|MPOA|DOB|MRN|EHR|EMR|CE|BA|IRB|LE|DPOAHC)\b/;
  expect(told((text) => unknown.test(text))).toEqual([]);
});

test('no sentence is longer than forty words', () => {
  const long = (text: string) =>
    sentencesOf(text).some((sentence) => sentence.split(/\s+/).length > 40);
  expect(told(long)).toEqual([]);
});

test('every sentence ends with a stop', () => {
  expect(told((text) => !/[.?!:][”’)]?$/.test(text))).toEqual([]);
});
