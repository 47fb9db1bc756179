import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merged } from '../../../../shared/domain/review/pageText';
import {
  findDay,
  findName,
  findPeople,
  findShape,
  type FindOnPage,
} from '../../../../shared/domain/review/searches';

/** What is found on a page of these words, as it stands there. */
function found(find: FindOnPage, text: string, recordNumbers: readonly string[] = []): string[] {
  const words = text.split(/\s+/u);
  return merged(find({ words, recordNumbers })).map(({ first, last }) =>
    words.slice(first, last + 1).join(' '),
  );
}

/** Sentences of a chart in which nobody is named and nobody can be reached. */
const prose = [
  'She took 250-1000 mg of metformin and 81 mg of aspirin daily.',
  'Blood pressure was 120/80, pulse 72, weight 165.5 pounds, and oxygen 98 percent.',
  'Codes: ICD-10 E11.9 and I10, CPT 99213-25, NDC 0002-8215-01, NPI 1234567893.',
  'The visit of 03/04/1960 was at 10:30, and the next one is on 2026-09-01.',
  'Potassium 4.1 (3.5-5.1), sodium 138, platelets 250,000, and INR 2-3 @ goal.',
  'Rest, fluids and a follow-up in 10-14 days; return in 2026-2027 for the flu shot.',
  'He lives at 1200 Court Street, Austin, TX 78701-1234, suite 200.',
  'Then a miller and an annual visit: amil lerner was read, and a record of it is kept.',
];

/** A line may end at any blank, behind a hyphen or a slash, behind the @, and inside of a word. */
const cuts = [
  (text: string) => text,
  (text: string) => text.replace(/[-/@](?=[\p{L}\p{N}])/u, '$& '),
  (text: string) => text.replace(/[-/](?=[\p{L}\p{N}][^-/]*$)/u, '$& '),
  (text: string) => text.replace(/(\p{L}{2})(\p{L}{2,})(?!.*\p{L}{4})/u, '$1- $2'),
  (text: string) => text.replace(/(?<=\p{L}{2})(?=\p{L}{2})/u, '- '),
];
const cases = [(text: string) => text, (text: string) => text.toUpperCase()];
const planted = (texts: readonly string[]) =>
  fc.tuple(
    fc.constantFrom(...prose),
    fc.constantFrom(...texts),
    fc.constantFrom(...cuts),
    fc.constantFrom(...prose),
  );

/** Each of the texts is found whole, wherever lines end, and nothing beside it. */
function findsEach(find: FindOnPage, texts: readonly string[], also = cases): void {
  fc.assert(
    fc.property(planted(texts), fc.constantFrom(...also), ([before, text, cut, after], written) => {
      const there = cut(written(text));
      expect(found(find, `${before} ${there} ${after}`)).toEqual([there]);
    }),
    { numRuns: 400 },
  );
}

describe('a name is found in the ways charts write it', () => {
  test('with the names turned round, shortened, with titles, in large letters', () => {
    findsEach(findName('Anna Miller'), [
      ...['Anna Miller', 'Miller, Anna', 'Miller,Anna', 'Anna M. Miller', 'Anna Marie Miller'],
      ...['A. Miller', 'A.Miller', 'A. M. Miller', 'Miller, A.', 'Mrs. Miller', 'Ms Miller'],
      ...['Mrs. Anna Miller', 'Miller, Anna M.', 'Anna-Miller', 'Miller Anna', 'Dr. A. Miller'],
    ]);
  });

  test('of two words, with an apostrophe or a hyphen', () => {
    findsEach(findName('Ana Garcia Lopez'), ['Garcia Lopez, Ana', 'Ana Garcia-Lopez', 'Lopez, Ana Garcia']); // prettier-ignore
    findsEach(findName('Sean O’Brien'), ["O'Brien, Sean", 'Sean OBrien', "Mr. O'Brien"]);
    findsEach(findName('Zoë Müller'), ['Zoe Muller', 'Zoë Müller', 'Müller, Zoë'], [cases[0]!]);
  });

  test('typed in any order, with titles or without', () => {
    for (const typed of ['Miller, Anna', 'Mrs. Anna Miller', 'ANNA MILLER']) {
      expect(found(findName(typed), 'seen: Miller, Anna today')).toEqual(['Miller, Anna']);
    }
    const twice = 'Mrs. Miller, Anna Miller';
    expect(found(findName('Anna Miller'), twice)).toEqual([twice]);
    expect(found(findName('Miller'), 'Carol Miller and Millerson')).toEqual(['Miller']);
  });

  test.each([
    'Joanna Miller and Anna Millerson',
    'Annabel Lee, Miller County',
    'B. Miller came',
    'a miller',
    'A miller came',
    'Anna saw the miller',
    'Carol Miller',
  ])('%s is somebody or something else', (text) => {
    expect(found(findName('Anna Miller'), text)).toEqual([]);
  });

  test('a middle name that is known is never another', () => {
    expect(found(findName('Miller, Anna Marie'), 'Anna B. Miller; then Anna M. Miller')).toEqual([
      'Anna M. Miller',
    ]);
  });
});

test('a day is found in the ways charts write it, and no other day', () => {
  const find = findDay('1960-04-14');
  const texts = [
    ...['04/14/1960', '4/14/60', '4-14-60', '04.14.1960', 'April 14, 1960', 'Apr. 14th 1960'],
    ...['14-Apr-1960', '14 Apr 60', '1960-04-14', '04/14/1960.', 'O4/l4/196O'],
  ];
  findsEach(find, texts, [cases[0]!]);
  expect(found(find, 'page 2 - 04/14/1960, 04/15/1960, 14 May 1960')).toEqual(['04/14/1960,']);
});

describe('by their shape are found', () => {
  test('social security numbers', () => {
    const find = findShape('social-security');
    findsEach(find, ['512-55-1234', '512 55 1234', '512–55–1234.', 'XXX-XX-1234', '***-**-1234']);
    expect(found(find, 'SSN: 512551234, Social Security No 512551234 or 512551234')).toEqual([
      '512551234,',
      '512551234',
    ]);
    expect(found(find, '000 12 3456 and 1512-55-1234 and 512-55-12345')).toEqual([]);
  });

  test('phone numbers', () => {
    const find = findShape('phone');
    findsEach(find, [
      ...['(512) 555-0100', '(512)555-0100', '512-555-0100', '512.555.0100', '512 555 0100'],
      ...['+1 512 555 0100', '1-800-555-0100', '+44 20 7946 0958', '512-555-0100 x12'],
    ]);
    expect(found(find, 'Phone: 555-0100 or Fax 5125550100, NPI 5125550100')).toEqual([
      '555-0100',
      '5125550100,',
    ]);
  });

  test('e-mail addresses', () => {
    const find = findShape('e-mail');
    findsEach(find, ['anna.miller@clinic.org', 'a_m+x@mail.river-clinic.com', 'anna@clinic.us.']);
    expect(found(find, 'to anna@clinic. org. Then')).toEqual(['anna@clinic. org.']);
    expect(found(find, 'to anna@clinic.org. Then')).toEqual(['anna@clinic.org.']);
  });

  test('record numbers behind their labels, and where a form or a table shows them', () => {
    const find = findShape('record-number');
    expect(
      found(find, 'MRN: A-10017 seen, Chart # 55512, MR 7 days, Med. Rec. No: 12- 34'),
    ).toEqual(['A-10017', '55512,', '12- 34']);
    expect(found(find, 'MRN Name 77120 Anna, 177120', ['77120', '12'])).toEqual(['77120']);
  });

  test('and nothing in ordinary prose', () => {
    const pages = fc.array(fc.constantFrom(...prose), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pages, (sentences) => {
        const text = sentences.join(' ');
        for (const shape of ['social-security', 'phone', 'e-mail', 'record-number'] as const) {
          expect(found(findShape(shape), text)).toEqual([]);
        }
      }),
    );
  });
});

describe('the names of other patients', () => {
  const others = [
    { familyName: 'Jones', givenName: 'Carol' },
    { familyName: 'Miller', givenName: 'Marie' },
  ];
  const find = findPeople(others, [{ familyName: 'Miller', givenName: 'Anna' }]);

  test('are found in full, however they are cut', () => {
    findsEach(find, ['Carol Jones', 'Jones, Carol', 'Carol B. Jones', 'Marie Miller']);
    expect(found(find, 'Mrs. Jones and C. Jones')).toEqual([]);
  });

  test('are not found where it is the patient’s own name', () => {
    expect(found(find, 'Anna Marie Miller, Miller, Anna')).toEqual([]);
  });
});
