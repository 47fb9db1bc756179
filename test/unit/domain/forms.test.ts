import { describe, expect, test } from 'vitest';
import { bodySizeOf, openFields, writeForm } from '../../../shared/domain/forms/compose';
import { loadPacks } from '../../../shared/rules/load';
import { readingGrade, sentencesOf } from './readingGrade';

const packs = loadPacks();
const forms = packs.flatMap((pack) => pack.forms);
const extras = packs.flatMap((pack) =>
  pack.formExtras.map((extra) => ({ ...extra, pack: pack.id })),
);
const formOf = (id: string) => {
  const form = forms.find((one) => one.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
};
const elementsOf = (id: string) => new Set(formOf(id).blocks.flatMap((block) => block.elements));

/** 45 CFR 164.508(c)(1)(i)-(vi), (c)(2)(i)-(iii), (c)(4); the signature and its date are on every form. */
const hipaaElements = [
  '164.508(c)(1)(i)',
  '164.508(c)(1)(ii)',
  '164.508(c)(1)(iii)',
  '164.508(c)(1)(iv)',
  '164.508(c)(1)(v)',
  '164.508(c)(1)(vi)',
  '164.508(c)(2)(i)',
  '164.508(c)(2)(ii)',
  '164.508(c)(2)(iii)',
  '164.508(c)(4)',
];
/** 42 CFR 2.31(a)(1)-(7); (8) and (9) are the signature and its date. */
const part2Elements = ['1', '2', '3', '4', '5', '6', '7'].map((number) => `2.31(a)(${number})`);

describe('the clinic’s own forms', () => {
  test.each(['authorization', 'psychotherapy-authorization'])(
    '%s has every element of 164.508(c)',
    (id) => {
      expect([...elementsOf(id)]).toEqual(expect.arrayContaining(hipaaElements));
    },
  );

  const part2Forms = [
    'part2-consent-tpo',
    'part2-consent',
    'part2-consent-counseling-notes',
    'part2-consent-proceedings',
  ];
  test.each(part2Forms)(
    '%s has every element of 2.31(a), and stands apart from proceedings',
    (id) => {
      expect([...elementsOf(id)]).toEqual(expect.arrayContaining([...part2Elements, '2.31(d)']));
    },
  );

  test('a consent for counseling notes says that it is for them alone, and that nothing depends on it', () => {
    const form = formOf('part2-consent-counseling-notes');
    expect([...elementsOf(form.id)]).toEqual(expect.arrayContaining(['2.31(b)(2)', '2.31(b)(3)']));
    expect(form.readsBack).toMatchObject({ optIns: 'SCN', onlyFor: 'SCN', dependsOnSigning: 'no' });
  });

  test('a consent for treatment, payment and operations has its own statements', () => {
    expect([...elementsOf('part2-consent-tpo')]).toEqual(
      expect.arrayContaining(['2.31(a)(4)(iii)', '2.31(a)(10)(i)', '2.31(a)(10)(ii)']),
    );
  });

  test('a consent for one purpose has them where the purpose and the recipient call for them', () => {
    const template = formOf('part2-consent');
    const texts = (values: Record<string, string>) =>
      writeForm({ template, extras: [], values }).flatMap((block) =>
        block.kind === 'paragraph' ? [block.text] : [],
      );
    const own = (values: Record<string, string>) =>
      ['except for uses and disclosures', 'no longer protect them', 'If this form is for'].map(
        (words) => texts(values).some((text) => text.includes(words)),
      );
    const redisclosed = (values: Record<string, string>) =>
      texts(values).some((text) => text.includes('42 CFR Part 2 may then'));
    const care = { purposeKind: 'treatment', recipientIsCovered: 'yes' };
    expect(own(care)).toEqual([true, true, true]);
    expect(redisclosed(care)).toBe(true);
    expect(own({ ...care, recipientIsCovered: 'no' })[0]).toBe(false);
    const personal = { purposeKind: 'personal', recipientIsCovered: 'no' };
    expect(redisclosed(personal)).toBe(false);
    expect(own(personal)[2]).toBe(false);
    expect(openFields({ template, extras: [], values: {} })).toEqual(
      expect.arrayContaining(['Kind of purpose']),
    );
  });

  const needed = forms.flatMap((form) =>
    form.requires.map((element) => [form.id, element] as const),
  );
  test.each(needed)('%s without %s is refused', (id, element) => {
    const form = formOf(id);
    const blocks = form.blocks.filter((block) => !block.elements.includes(element));
    const source = { template: { ...form, blocks }, extras: [], values: {} };
    expect(() => writeForm(source)).toThrow('form-element-missing');
    expect(writeForm({ ...source, template: form }).length).toBe(form.blocks.length);
  });

  test.each(forms.map((form) => [form.id, form] as const))(
    '%s reads at the 8th grade',
    (_, form) => {
      // What the rule words itself is quoted, so that nothing of it is lost.
      const quoted = [
        'hipaa',
        'redisclosure',
        'redisclosure-part2',
        'alone',
        'purpose',
        'recipient',
      ];
      const own = form.blocks.filter(
        (block) => block.kind === 'text' && !quoted.includes(block.id),
      );
      expect(readingGrade(own.flatMap((block) => sentencesOf(block.text)))).toBeLessThan(8.9);
    },
  );

  test('a form that ends on a day asks for the day, and one that does not does not', () => {
    const template = formOf('authorization');
    const asked = (expiryKind: string) =>
      openFields({ template, extras: [], values: { expiryKind } });
    expect(asked('date')).toContain('Last day it holds');
    expect(asked('one-year-default')).not.toContain('Last day it holds');
    expect(asked('event')).toContain('What ends it');
  });

  test('a form to be signed on paper shows every way it can end', () => {
    const boxes = writeForm({ template: formOf('authorization'), extras: [], values: {} });
    const texts = boxes.flatMap((block) => (block.kind === 'check' ? [block.text] : []));
    expect(texts).toEqual(
      expect.arrayContaining([
        'On this day: ____________________',
        'When this happens: ____________________',
        'One year after the day it was signed',
      ]),
    );
  });
});

describe('what states add', () => {
  test('California sets authorizations in 14 points', () => {
    const california = extras.filter(({ pack }) => pack === 'us-ca');
    expect(bodySizeOf(california)).toBe(14);
    expect(bodySizeOf([])).toBeUndefined();
  });

  test.each([
    ['us-pa', '5100.34'],
    ['us-il', '740 ILCS 110/5'],
  ])('%s tells of the right to inspect', (pack, element) => {
    const own = extras.filter((extra) => extra.pack === pack);
    const template = formOf('authorization');
    const with_ = writeForm({ template, extras: own, values: {} });
    expect(own.flatMap((extra) => extra.blocks.flatMap((block) => block.elements))).toContain(
      element,
    );
    expect(with_.length).toBeGreaterThan(writeForm({ template, extras: [], values: {} }).length);
  });
});
