import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../shared/domain/law/condition';
import {
  changesOf,
  conditionLines,
  conditionsOf,
  factLines,
} from '../../../shared/domain/law/explain';
import { factBook, type FactBook } from '../../../shared/domain/law/factBook';
import { findRule, sourceOf } from '../../../shared/domain/law/lookup';
import { partWords, pathWords, placeWords } from '../../../shared/domain/law/packWords';
import { fieldWords, listWords } from '../../../shared/domain/law/words';
import { fieldValueWords } from '../../../shared/rules/fieldValue';
import { loadPacks } from '../../../shared/rules/load';

const signers = [
  { value: 'patient', words: 'the patient' },
  { value: 'nobody', words: 'nobody' },
  { value: 'requester', words: 'the one who asks' },
];
const book: FactBook = (fact) =>
  fact === 'signer'
    ? { label: 'Who signed?', options: signers }
    : { label: fieldWords(fact), options: [] };

const condition: Condition = {
  all: [
    { fact: 'signer', is: ['patient', 'nobody'] },
    { any: [{ fact: 'patientAge', atLeast: 13 }, { not: { fact: 'categories', has: 'SUD' } }] },
  ],
};

describe('a condition in words', () => {
  test('each fact on a line of its own, in the order of the rule', () => {
    expect(conditionLines(condition, book)).toEqual([
      { depth: 0, text: 'All of these:' },
      { depth: 1, text: 'Who signed? the patient or nobody' },
      { depth: 1, text: 'At least one of these:' },
      { depth: 2, text: 'Patient age: 13 or more' },
      { depth: 2, text: 'Categories: not among them SUD' },
    ]);
  });

  test('days and the opposite of a group', () => {
    const late: Condition = {
      not: {
        all: [
          { fact: 'signedOn', onOrBefore: 'today' },
          { fact: 'isSigned', is: true },
        ],
      },
    };
    expect(conditionLines(late, book).map(({ text }) => text)).toEqual([
      'Not so:',
      'All of these:',
      'Signed on: on or before: Today',
      'Is signed: yes',
    ]);
  });

  test('the lists of a rule limit it as a condition does', () => {
    const rule = { id: 'x', bases: ['access', 'directive'], facilityTypes: ['hospital'] };
    expect(conditionsOf(rule)[0]?.condition).toEqual({
      all: [
        { fact: 'basisKind', is: ['access', 'directive'] },
        { fact: 'facilityType', is: ['hospital'] },
      ],
    });
    expect(conditionsOf({ id: 'x' })).toEqual([]);
  });
});

describe('what would change it', () => {
  const facts = { signer: 'patient', patientAge: 13, categories: ['SUD'] };

  test('names every other answer that turns the outcome, and no other', () => {
    expect(changesOf(condition, facts, book)).toEqual([
      'Who signed? the one who asks: then this would not be so.',
      'Patient age: 12: then this would not be so.',
    ]);
    expect(changesOf(condition, { ...facts, patientAge: 12 }, book)).toEqual([
      'Patient age: 13: then this would be so.',
      'Categories: without SUD: then this would be so.',
    ]);
  });

  test('an open fact says what each answer would come to', () => {
    const open: Condition = { fact: 'isPart2', is: true };
    expect(changesOf(open, {}, book)).toEqual([
      'Is part2: yes: then this would be so.',
      'Is part2: no: then this would not be so.',
    ]);
    expect(factLines([open], {}, book)).toEqual([{ label: 'Is part2', value: 'not answered yet' }]);
  });

  test('a text whose other values nobody listed can be anything else', () => {
    expect(changesOf({ fact: 'state', is: 'TX' }, { state: 'TX' }, book)).toEqual([
      'State: anything else: then this would not be so.',
    ]);
  });
});

describe('looking a rule up', () => {
  test('by pack, id and version, in any part; what it does not say holds from its pack', () => {
    const [library, day] = [loadPacks(), '2026-11-24'];
    const check = findRule(library, 'us-federal/A12@2026.1', day);
    expect.assert(check !== undefined);
    expect(check.part).toBe('checks');
    expect(sourceOf(check)).toEqual({
      citation: '45 CFR 164.508(b)(2)(i)',
      status: 'verified',
      verifiedOn: '2026-11-24',
    });
    expect(findRule(library, 'us-federal/R01@2026.1', day)?.rule.id).toBe('R01');
    expect(findRule(library, 'us-federal/A12@2025.1', day)).toBeUndefined();
    expect(findRule(library, 'us-federal/A99@2026.1', day)).toBeUndefined();
    expect(findRule(library, 'A12', day)).toBeUndefined();
  });

  test('standing facts are named as the desk says them', () => {
    expect(factBook(loadPacks())('requesterKind').label).toBe('Who asks');
  });
});

test('money and lists in words', () => {
  expect(fieldValueWords('maxCents', 150_000)).toBe('$1,500.00');
  expect(fieldValueWords('maxCents', 7)).toBe('$0.07');
  expect(fieldValueWords('mills', 525)).toBe('$0.525');
  expect(fieldValueWords('mills', 500)).toBe('$0.50');
  expect(fieldValueWords('cap', 25_000)).toBe('$25.00');
  expect(listWords(['a', 'b', 'c'])).toBe('a, b or c');
});

describe('where a value of a pack stands', () => {
  test('is told in words, with ids in the place of positions', () => {
    const ids = (at: number) => (at === 1 ? 'TX-PHYSICIAN' : 'line 3');
    expect(pathWords(['clocks', 1, 'time', 'count'], ids)).toBe(
      'Due dates, TX-PHYSICIAN, How many days',
    );
    expect(pathWords(['fees', 1, 'copy', 'tiers', 2, 'mills'], ids)).toBe(
      'Fees, TX-PHYSICIAN, Pages, from and to, line 3, Amount',
    );
    expect(placeWords(['proof', 'sentence'])).toBe('Proof: sentence');
  });

  test('every part of a pack that ships is called in words of its own', () => {
    const parts = loadPacks().flatMap((pack) =>
      Object.entries(pack).flatMap(([part, members]) => (Array.isArray(members) ? [part] : [])),
    );
    expect(parts.filter((part) => partWords(part) === fieldWords(part) && /[A-Z]/.test(part))).toEqual([]); // prettier-ignore
  });
});
