import { describe, expect, test } from 'vitest';
import {
  authorizationChecks,
  type CheckContext,
} from '../../../shared/domain/authorization/checkAuthorization';
import {
  authorizationFactsSchema,
  emptyAuthorizationFacts,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import {
  formsToPick,
  refuseStrangeForm,
  withKnownForm,
} from '../../../shared/domain/authorization/knownForms';
import { judgeAuthorization } from '../../../shared/domain/authorization/verdict';
import { loadPacks } from '../../../shared/rules/load';

const pack = loadPacks().find((one) => one.id === 'us-federal')!;
const california = loadPacks().find((one) => one.id === 'us-ca')!;
const plain = loadPacks().find((one) => one.id === 'us-plain')!;
const context: CheckContext = {
  today: '2026-09-14',
  receivedOn: '2026-09-14',
  patient: { familyName: 'Marsh', givenName: 'Elena', dateOfBirth: '1961-02-03' },
  requester: 'Hale & Osei LLP',
  clinicName: 'River Clinic',
  pack,
};
const good: AuthorizationFacts = authorizationFactsSchema.parse({
  patientName: 'Marsh, Elena',
  patientDateOfBirth: '1961-02-03',
  discloser: 'River Clinic',
  namesThisClinic: 'yes',
  recipient: 'Hale & Osei LLP',
  recipientMatches: 'yes',
  description: 'Office notes 2024 to 2026',
  descriptionKind: 'specific',
  purpose: 'Injury claim',
  expiryKind: 'date',
  expiresOn: '2027-03-04',
  statesRightToRevoke: 'yes',
  statesConditioning: 'yes',
  statesRedisclosure: 'yes',
  isSigned: 'yes',
  signedOn: '2026-09-04',
  isCombined: 'no',
  dependsOnSigning: 'no',
  alteration: 'none',
  readability: 'readable',
  signer: 'patient',
});

function judged(facts: Partial<AuthorizationFacts> = {}, more: Partial<CheckContext> = {}) {
  return judgeAuthorization({ ...good, ...facts }, { ...context, ...more });
}

function sentenceOf(id: string, facts: Partial<AuthorizationFacts>): string {
  return judged(facts).checks.find((one) => one.id === id)!.sentence;
}

describe('the authorization form', () => {
  test('a complete form is valid until its date', () => {
    const { verdict } = judged();
    expect(verdict).toEqual({
      valid: true,
      until: '2027-03-04',
      warnings: [],
      doesNotCarry: [],
      sentence: 'Valid until Mar 4, 2027',
    });
  });

  test('checks A01 to A30 are there, each once', () => {
    const expected = Array.from({ length: 30 }, (_, at) => `A${String(at + 1).padStart(2, '0')}`);
    expect(judged().checks.map((one) => one.id)).toEqual(expected);
  });

  test('every line a check can choose stands in the pack, and no line too many', () => {
    for (const one of authorizationChecks) {
      const rule = pack.checks.find((candidate) => candidate.id === one.id)!;
      expect(Object.keys(rule.variants).sort()).toEqual([...one.variants].sort());
    }
    expect(pack.checks).toHaveLength(authorizationChecks.length);
  });

  test('no letter to a sender tells what only the chart and the desk know', () => {
    // 45 CFR 164.502(a): whether somebody is a patient, when they were born, that they died.
    const known =
      /\{(chartPatient|majorityOn|patientKind|signers|revokedOn|event|alteration)\}|died|turned|revoked/i;
    const words = pack.checks
      .filter(({ categories }) => categories === undefined)
      .flatMap((rule) => Object.values(rule.variants).map((one) => ({ rule, one })))
      .filter(({ one }) => one.answer === 'not-met')
      .filter(({ rule, one }) => (one.severity ?? rule.severity) === 'block')
      .map(({ one }) => one.letter ?? one.sentence);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((one) => known.test(one))).toEqual([]);
  });

  test('a form nobody has read has only met what needs no form, and no defect yet', () => {
    const { checks, verdict } = judgeAuthorization(emptyAuthorizationFacts, context);
    expect(checks.filter((one) => one.answer === 'not-met')).toEqual([]);
    expect(checks.filter((one) => one.answer === 'met').map((one) => one.id)).toEqual([
      'A20',
      'A29',
      'A30',
    ]);
    expect(verdict).toMatchObject({ valid: false, defects: [] });
    expect(verdict.sentence).toBe('24 checks still to answer');
  });

  test('what the rules of an older request have no words for stops it, and says whom to ask', () => {
    const older = structuredClone(pack);
    delete older.checks.find(({ id }) => id === 'A27')!.variants['outside'];
    const goingOut = [{ title: 'Office chart', from: '2019-01-01', to: '2019-02-01' }];
    const dated = { coversFrom: '2026-01-01', coversTo: '2026-12-31' } as const;
    const { checks, verdict } = judged(dated, { pack: older, goingOut });
    const found = checks.find(({ id }) => id === 'A27');
    expect(found).toMatchObject({ answer: 'unknown', severity: 'block' });
    expect(found?.sentence).toContain('move the request to the newer rules');
    expect(verdict).toMatchObject({ valid: false, open: ['A27'] });
    expect(judged(dated, { goingOut }).checks.find(({ id }) => id === 'A27')?.answer).toBe(
      'not-met',
    );
  });

  test('an unknown answer stops the release', () => {
    const { verdict } = judged({ statesConditioning: 'unknown' });
    expect(verdict).toMatchObject({ valid: false, defects: [], open: ['A15'] });
    expect(verdict.sentence).toBe('1 check still to answer');
  });

  test('“all PHI” warns, and stops until somebody says why it may go on', () => {
    const facts = { descriptionKind: 'all-phi-only' } as const;
    expect(judged(facts).verdict).toMatchObject({ valid: false, unanswered: ['A06'] });
    const reason = 'The requester confirmed the scope by phone';
    const answered = judged(facts, { answered: { A06: { reason } } });
    expect(answered.verdict).toMatchObject({ valid: true, warnings: ['A06'] });
    expect(answered.checks.find((one) => one.id === 'A06')?.reason).toBe(reason);
  });

  test('a reason only holds for the very finding it was given on', () => {
    const answered = { A27: { reason: 'Only the overlap goes', sentence: 'Another sentence.' } };
    const facts = { coversFrom: '2025-01-01', coversTo: '2025-12-31' };
    const asked = { from: '2024-01-01', to: '2025-12-31' };
    const { checks, verdict } = judged(facts, { asked });
    expect(verdict).toMatchObject({ valid: false, unanswered: ['A27'] });
    expect(judged(facts, { asked, answered }).verdict.valid).toBe(false);
    const { sentence } = checks.find((one) => one.id === 'A27')!;
    const held = { A27: { reason: 'Only the overlap goes', sentence } };
    expect(judged(facts, { asked, answered: held }).verdict.valid).toBe(true);
  });

  test('the foot counts the defects', () => {
    const { verdict } = judged({ isSigned: 'no', signedOn: '', purpose: ' ' });
    expect(verdict).toMatchObject({ valid: false, defects: ['A01', 'A02', 'A09'] });
    expect(verdict.sentence).toBe('3 defects');
  });

  test('a form without a date of birth waits until the patient is confirmed another way', () => {
    const without = (identityConfirmed: 'yes' | 'no' | 'unknown') =>
      judged({ patientDateOfBirth: '', identityConfirmed });
    expect(without('unknown').verdict).toMatchObject({ valid: false, open: ['A04'] });
    expect(without('unknown').checks.find((one) => one.id === 'A04')).toMatchObject({
      severity: 'warn',
    });
    expect(without('yes').verdict.valid).toBe(true);
    expect(without('no').verdict).toMatchObject({ valid: false, defects: ['A04'] });
  });

  test('another patient’s form is named with both names and dates of birth', () => {
    expect(sentenceOf('A04', { patientName: 'Elsa Marsh' })).toBe(
      'Form names Elsa Marsh, February 3, 1961; chart is Elena Marsh, February 3, 1961. Resolve before going on.',
    );
  });

  test('the day of expiry itself is still good, the day after is not', () => {
    const on = (today: string) => judged({ expiresOn: '2026-09-30' }, { today }).verdict.valid;
    expect(on('2026-09-30')).toBe(true);
    expect(on('2026-10-01')).toBe(false);
  });

  test('a printed year runs from signing', () => {
    const facts = { expiryKind: 'one-year-default', signedOn: '2025-10-15' } as const;
    expect(judged(facts, { today: '2026-10-15' }).verdict).toMatchObject({ until: '2026-10-15' });
    expect(judged(facts, { today: '2026-10-16' }).verdict.valid).toBe(false);
  });

  test('an event ends the form when it has happened, and has to be asked', () => {
    const facts = { expiryKind: 'event', expiryEvent: 'the claim is settled' } as const;
    expect(judged({ ...facts, eventHasHappened: 'no' }).verdict).toMatchObject({
      valid: true,
      sentence: 'Valid until “the claim is settled”',
    });
    expect(judged({ ...facts, eventHasHappened: 'yes' }).verdict.valid).toBe(false);
    expect(judged(facts).verdict).toMatchObject({ valid: false, open: ['A13'] });
  });

  test('“none” is for research, or for a Part 2 consent for treatment', () => {
    const none = { expiryKind: 'none' } as const;
    expect(judged({ ...none, isForResearch: 'no' }).verdict.valid).toBe(false);
    expect(judged({ ...none, isForResearch: 'yes' }).verdict.sentence).toBe(
      'Valid, with no expiration',
    );
    expect(judged(none, { isPart2TpoConsent: true }).verdict.valid).toBe(true);
  });

  test('a revocation counts from the day it reached the clinic', () => {
    const revokedOn = '2026-09-16';
    expect(judged({}, { revokedOn, today: '2026-09-15' }).verdict.valid).toBe(true);
    expect(judged({}, { revokedOn, today: '2026-09-16' }).verdict).toMatchObject({
      valid: false,
      defects: ['A20'],
    });
  });

  test('an SSA-827 brings its own statements and lasts a year; who signed is still asked', () => {
    const facts = authorizationFactsSchema.parse({
      form: 'ssa-827',
      alteration: 'none',
      readability: 'readable',
      patientName: 'Elena Marsh',
      patientDateOfBirth: '1961-02-03',
      recipientMatches: 'yes',
      isSigned: 'yes',
      signedOn: '2026-01-10',
      signer: 'patient',
    });
    expect(judgeAuthorization(facts, context).verdict).toMatchObject({
      valid: true,
      until: '2027-01-10',
    });
    expect(judgeAuthorization({ ...facts, recipientMatches: 'no' }, context).verdict.valid).toBe(
      false,
    );
  });

  test('a form a state’s pack names is known by data alone, and one no pack names is refused', () => {
    const known = {
      form: 'nv-release',
      title: 'Nevada release',
      citation: 'made up for this test',
      status: 'verified' as const,
      supplies: { statesRedisclosure: 'yes' as const },
    };
    const state = { ...plain, knownForms: [known] };
    const facts = { ...good, form: 'nv-release', statesRedisclosure: 'unknown' as const };
    const a16 = (one: typeof plain) =>
      judgeAuthorization(facts, { ...context, state: one }).checks.find(({ id }) => id === 'A16');
    expect(a16(state)?.answer).toBe('met');
    expect(a16(plain)?.answer).toBe('unknown');
    expect(formsToPick([pack, state])).toContainEqual({
      form: 'nv-release',
      label: 'Nevada release',
    });
    expect(() => refuseStrangeForm('nv-release', [pack, state])).not.toThrow();
    expect(() => refuseStrangeForm('nv-release', [pack, plain])).toThrow('no-such-known-form');
  });

  test('a form two packs name is picked once, and says what both say', () => {
    const both = [pack, california];
    const names = formsToPick(both).map(({ form }) => form);
    expect(new Set(names).size).toBe(names.length);
    const facts = withKnownForm({ ...good, form: 'clinic-authorization' }, both);
    expect(facts).toMatchObject({ statesRedisclosure: 'yes', extras: { isLargePrint: 'yes' } });
  });

  test('every outcome says which rule it is, in which version, and what it looked at', () => {
    for (const one of judged().checks) {
      expect(one.ruleId).toBe(`us-federal/${one.id}@${pack.version}`);
      expect(one.citation).toMatch(/^4[25] CFR /);
      expect(one.factsUsed.length).toBeGreaterThan(0);
      expect(one.sentence).not.toMatch(/[{}]/);
    }
  });
});
