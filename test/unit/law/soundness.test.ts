import { describe, expect, test } from 'vitest';
import type { RulePack } from '../../../shared/domain/law/pack';
import { loadPacks } from '../../../shared/rules/load';
import { packFile, takenPack } from '../../../shared/rules/packFile';
import { unsoundness } from '../../../shared/rules/soundness';

const library = loadPacks();

function packOf(id: string): RulePack {
  const found = library.find((pack) => pack.id === id);
  if (!found) throw new Error(`no pack ${id}`);
  return found;
}

describe('every pack that ships', () => {
  test.each(library.map((pack) => [pack.id, pack] as const))(
    '%s names only facts and rules that are there, each rule once, each with its source',
    (_, pack) => {
      expect(unsoundness(pack, library)).toEqual([]);
    },
  );

  test.each(library.map((pack) => [pack.id, pack] as const))(
    '%s comes back from its file as it was',
    (_, pack) => {
      expect(takenPack(JSON.parse(JSON.stringify(packFile(pack))))).toEqual(pack);
    },
  );
});

describe('what a pack says of forms is there', () => {
  const california = packOf('us-ca');
  const washington = packOf('us-wa');
  const told = (pack: RulePack, changed: Partial<RulePack>) =>
    unsoundness({ ...pack, ...changed }, library);

  test('a form nobody knows, and the name of every form nobody knows', () => {
    const [known] = california.knownForms;
    const [requirement] = california.formRequirements;
    if (!known || !requirement?.except) throw new Error('no known form, or no exception');
    const except = { ...requirement.except, forms: ['ssa-872'] };
    expect(told(california, { formRequirements: [{ ...requirement, except }] })).toContain(
      'What the state asks of a form, CA-FORM-TYPE: the rules do not know the form ssa-872.',
    );
    expect(told(california, { knownForms: [{ ...known, form: 'other' }] })).toContain(
      'Forms the desk knows, other: this name is for every form the rules do not know.',
    );
    const federal = packOf('us-federal');
    const forms = federal.forms.map((one) => ({ ...one, readsBack: { form: 'clinic-form' } }));
    expect(told(federal, { forms })).toContain(
      'Forms of the clinic, authorization: the rules do not know the form clinic-form.',
    );
  });

  test('an answer to a question no rule asks, printed or filled in', () => {
    const [known] = california.knownForms;
    const [extra] = california.formExtras;
    if (!known || !extra) throw new Error('no form');
    const supplies = { extras: { isLargPrint: 'yes' as const } };
    expect(told(california, { knownForms: [{ ...known, supplies }] })).toContain(
      'Forms the desk knows, clinic-authorization: no rule asks isLargPrint of a form.',
    );
    const formExtras = [{ ...extra, supplies: supplies.extras }];
    expect(told(california, { formExtras })).toContain(
      'What the state adds to our forms, CA-TYPE: no rule asks isLargPrint of a form.',
    );
  });

  test('a form, a piece or a field that is not there', () => {
    const [affiliation] = washington.formExtras;
    const [type] = california.formExtras;
    if (!affiliation || !type) throw new Error('no addition');
    const [block] = affiliation.blocks;
    if (!block) throw new Error('no piece');
    const blocks = [{ ...block, after: 'receiver' }];
    const formExtras = [{ ...affiliation, forms: ['authorization', 'waiver'], blocks }];
    expect(told(washington, { formExtras })).toEqual([
      'What the state adds to our forms, WA-AFFILIATION: there is no form waiver.',
      'What the state adds to our forms, WA-AFFILIATION: the form authorization has no receiver to come after.',
    ]);
    const leavesOut = { choices: { expiryKnd: ['event'] }, blocks: ['end-evnt'] };
    expect(told(california, { formExtras: [{ ...type, leavesOut }] })).toEqual([
      'What the state adds to our forms, CA-TYPE: no form of it has end-evnt to leave out.',
      'What the state adds to our forms, CA-TYPE: no form of it has expiryKnd to leave out.',
    ]);
  });
});

describe('a pack that is not sound is told of in a sentence', () => {
  const federal = packOf('us-federal');
  const [gate] = federal.gates;
  const [clock] = packOf('us-tx').clocks;

  test('a fact that is no standing fact and no question', () => {
    if (!gate) throw new Error('no gate');
    const odd = { ...gate, id: 'ODD', when: { fact: 'moonPhase', is: 'full' } } as typeof gate;
    const told = unsoundness({ ...federal, gates: [odd] }, library);
    expect(told).toContain('Protected pages, ODD: nobody knows the fact moonPhase.');
  });

  test('an answer that no question offers, in whatever part it is waited for', () => {
    if (!gate) throw new Error('no gate');
    const when = { any: [{ not: { fact: 'noticeByHand', is: 'yes' } }, { fact: 'policeAsk', is: ['identify', 'identfy'] }] }; // prettier-ignore
    const odd = { ...gate, id: 'ODD', when } as typeof gate;
    const told = unsoundness({ ...federal, gates: [odd] }, library);
    expect(told).toContain('Protected pages, ODD: noticeByHand is never “yes”.');
    expect(told).toContain('Protected pages, ODD: policeAsk is never “identfy”.');
    expect(told.filter((one) => one.includes('“identify”'))).toEqual([]);
  });

  test('an answer the question offered before and does not any more', () => {
    const questions = federal.questions.map((one) => ({
      ...one,
      options: one.options.filter(({ value }) => value !== 'identify'),
    }));
    const told = unsoundness({ ...federal, questions }, library);
    expect(told.filter((one) => one.endsWith('R14: policeAsk is never “identify”.'))).toHaveLength(1); // prettier-ignore
  });

  test('one name asked in two parts with other answers', () => {
    const [question] = federal.gateQuestions;
    if (!question) throw new Error('no question');
    const apart = { ...question, id: 'served' };
    const told = unsoundness({ ...federal, gateQuestions: [...federal.gateQuestions, apart] }, library); // prettier-ignore
    expect(told.filter((one) => one.includes('another part asks this with other answers'))).toHaveLength(2); // prettier-ignore
  });

  test('a notice that is not there', () => {
    if (!gate) throw new Error('no gate');
    const odd = { ...gate, id: 'ODD', notice: 'NO-SUCH' } as typeof gate;
    const told = unsoundness({ ...federal, gates: [odd] }, library);
    expect(told).toContain('Protected pages, ODD: there is no notice NO-SUCH.');
  });

  test('two rules of one name, and a verified rule without a source', () => {
    if (!clock) throw new Error('no clock');
    const bare = { ...clock, id: 'BARE', status: 'verified' as const, citation: ' ' };
    const told = unsoundness({ ...packOf('us-tx'), clocks: [clock, clock, bare] }, library);
    expect(told).toContain(`Due dates, ${clock.id}: two rules have this name.`);
    expect(told).toContain('Due dates, BARE: a verified rule needs its source.');
  });
});
