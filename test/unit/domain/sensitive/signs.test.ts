import { describe, expect, test } from 'vitest';
import { signsOn } from '../../../../shared/domain/sensitive/signs';
import { shadowsOf } from '../../../../shared/domain/sensitive/shadows';
import { stateOfAddress } from '../../../../shared/domain/sensitive/recipientState';
import { loadPacks } from '../../../../shared/rules/load';

const signs = loadPacks().flatMap((pack) => pack.signs);
const found = (text: string) => signsOn(text.split(' '), signs).map(({ category }) => category);

describe('words of a page propose categories', () => {
  test.each([
    ['Assessment: F10.20, stable', 'SUD'],
    ['Assessment: F1120', 'SUD'],
    ['Buprenorphine/naloxone 8 mg', 'SUD'],
    ['BUPRENORPHINE 8 mg', 'SUD'],
    ['bupre- norphine 8 mg', 'SUD'],
    ['Psychotherapy notes, session 4', 'PSY'],
    ['Dx F32.1 since May', 'MH'],
    ['HIV-1 Ab nonreactive', 'HIV'],
    ['Z11.4 screening', 'HIV'],
    ['Viral load undetectable', 'HIV'],
    ['CD4 count 640', 'HIV'],
    ['GC/CT amplified', 'STD'],
    ['A54.9', 'STD'],
    ['BRCA2 positive', 'GEN'],
    ['Z30.011 initial', 'REP'],
    ['F64.0', 'GAC'],
    ['T74.11XA', 'DV'],
    ['Consented by minor', 'MIN'],
    ['Incident report 14', 'VIP'],
  ])('%s', (text, category) => {
    expect(found(text)).toContain(category);
  });

  test.each([
    'The patient has a history of prepared meals',
    'hearing aid fitted; rapid recovery',
    'Room F1 seen; bandaids given; stdev 4',
    'Potassium 4.1 Sodium 139 Creatinine 0.9 Hemoglobin A1c',
    'Lisinopril 10 mg, Metformin 500 mg, Levothyroxine 50 mcg',
    'MRN 2094410 Phone (512) 555-0100',
  ])('part of another word is no sign: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a proposal says what it rests on, three signs at most', () => {
    const [sign] = signsOn(['F10.20', 'methadone', 'detox', 'suboxone'], signs);
    expect(sign).toMatchObject({ category: 'SUD', source: 'code' });
    expect(sign?.because.split(', ')).toHaveLength(3);
    expect(sign?.because).toContain('F10.20');
  });
});

describe('the shadows of an encounter', () => {
  const page = (number: number, text: string) => ({
    documentId: 'd',
    page: number,
    words: text.split(' '),
  });
  const pages = [
    page(1, 'Visit of 2026-03-11'),
    page(2, 'Laboratory collected 3/11/2026'),
    page(3, 'Medication list azithromycin'),
    page(4, 'Bill: Mar 11, 2026 office visit'),
    page(5, 'Visit of 13/11/2026'),
    page(6, 'Visit of 2026-03-12'),
    page(7, 'Portal message of March 11, 2026'),
  ];
  const tagged = [{ documentId: 'd', page: 1, category: 'MIN', status: 'confirmed' }] as const;

  test('are pages that mention its day, in any spelling, or a listed name', () => {
    const shadows = shadowsOf({ dates: ['2026-03-11'], names: ['Azithromycin'] }, pages, tagged);
    expect(shadows.map((one) => one.page)).toEqual([2, 3, 4, 7]);
  });

  test('are not proposed twice, and not where a person has said no', () => {
    const cleared = [{ documentId: 'd', page: 2, category: 'MIN', status: 'cleared' }] as const;
    const shadows = shadowsOf({ dates: ['2026-03-11'], names: [] }, pages, [...tagged, ...cleared]);
    expect(shadows.map((one) => one.page)).toEqual([4, 7]);
  });
});

describe('the state of the recipient', () => {
  test.each([
    ['1200 Court Street\nAustin, TX 78701', 'TX'],
    ['PO Box 4, Sacramento CA 95814-0002', 'CA'],
    ['c/o Bray, Reno, NV 89501\n9 Hill Road\nPortland, OR 97201.', 'OR'],
    ['9 Hill Road, Portland, OR', 'OR'],
    ['IN CARE OF BRAY\n9 Hill Road', undefined],
    ['9 Hill Road\nLondon SW 12345', undefined],
    ['', undefined],
  ])('%j', (address, state) => {
    expect(stateOfAddress(address)).toBe(state);
  });
});
