import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorizationFactsSchema,
  unknownForm,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import { stops } from '../../../shared/domain/authorization/outcome';
import { judgeAuthorization } from '../../../shared/domain/authorization/verdict';
import { loadPacks } from '../../../shared/rules/load';

const packs = loadPacks();
const federal = packs.find((one) => one.id === 'us-federal')!;
const states = ['us-ca', 'us-il', 'us-oh', 'us-pa', 'us-tx', 'us-wa', 'us-ny', 'us-fl', 'us-ga'];

const knownForms = federal.knownForms.map(({ form }) => form);

const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const);
const date = fc.constantFrom('', '2010-05-05', '2025-09-13', '2026-09-04', '2027-03-04');
const text = fc.constantFrom('', 'Elena Marsh', 'Hale & Osei LLP', 'River Clinic');

type Shape = typeof authorizationFactsSchema.shape;

/** Any value a fact can have, from the schema itself, so that a new fact is tried as well. */
function valueOf(name: keyof Shape): fc.Arbitrary<unknown> {
  const inner = authorizationFactsSchema.shape[name].unwrap();
  if ('options' in inner && Array.isArray(inner.options) && 'enum' in inner) {
    return fc.constantFrom(...(inner.options as readonly string[]));
  }
  if (name === 'form') return fc.constantFrom(unknownForm, ...knownForms);
  if (name === 'optIns') return fc.subarray(['SUD', 'SCN', 'PSY', 'MH', 'HIV', 'STD']);
  if (name === 'extras') {
    return fc.dictionary(fc.constantFrom(...states.flatMap(questionsOf)), answer, { maxKeys: 4 });
  }
  return 'options' in inner ? date : text;
}

function questionsOf(id: string): readonly string[] {
  return packs.find((one) => one.id === id)!.formQuestions.map((one) => one.id);
}

const names = Object.keys(authorizationFactsSchema.shape) as (keyof Shape)[];
const forms = fc
  .record(Object.fromEntries(names.map((name) => [name, valueOf(name)])))
  .map((facts) => authorizationFactsSchema.parse(facts));

const context = fc.record({
  state: fc.constantFrom(...states).map((id) => packs.find((one) => one.id === id)!),
  law: fc.record({
    categories: fc.subarray(['SUD', 'SCN', 'PSY', 'MH', 'HIV', 'STD']),
    patientAge: fc.constant(65),
    patientIsMinor: fc.constant(false),
  }),
});

function judged(facts: AuthorizationFacts, more: object) {
  return judgeAuthorization(facts, {
    today: '2026-09-14',
    receivedOn: '2026-09-14',
    patient: { familyName: 'Marsh', givenName: 'Elena', dateOfBirth: '1961-02-03' },
    requester: 'Hale & Osei LLP',
    clinicName: 'River Clinic',
    pack: federal,
    ...more,
  });
}

describe('an authorization under any facts', () => {
  test('one more fact only makes it valid by answering what stopped it', () => {
    fc.assert(
      fc.property(forms, forms, fc.constantFrom(...names), context, (before, other, name, more) => {
        const after = { ...before, [name]: other[name] };
        const [then, now] = [judged(before, more), judged(after, more)];
        if (then.verdict.valid || !now.verdict.valid) return;
        const open = [...then.checks.filter(stops), ...then.contradictions];
        expect(open.length).toBeGreaterThan(0);
        const still = new Map(now.checks.map((one) => [one.id, one]));
        for (const one of then.checks.filter(stops).filter(({ scope }) => scope === 'whole')) {
          const later = still.get(one.id);
          expect(later === undefined || !stops(later)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('valid means that nothing stops it and nothing contradicts itself', () => {
    fc.assert(
      fc.property(forms, context, (facts, more) => {
        const { checks, verdict, contradictions } = judged(facts, more);
        const stopped = checks.some((one) => one.scope === 'whole' && stops(one));
        expect(verdict.valid).toBe(!stopped && contradictions.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});
