import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPatient } from '../../../shared/domain/patients/fold';
import { inForceOf } from '../../../shared/domain/patients/inForce';
import { findPatient, type Named } from '../../../shared/domain/patients/match';
import { foldPeople } from '../../../shared/domain/patients/peopleFold';
import type { PatientOperation, PatientState } from '../../../shared/domain/patients/slice';

const stamp = { by: 'u1', at: '2026-09-14T10:00:00Z' };
const identity = {
  ...{ familyName: 'Bell', givenName: 'Rosa Maria', dateOfBirth: '1960-05-05' },
  ...{ recordNumbers: ['A-17'], aliases: ['Rosa Stone'], otherBirthDates: [] as string[] },
};
const created: PatientOperation = { type: 'patient.created', body: { identity } };
const alert = (id: string, corrects?: string): PatientOperation => ({
  type: 'patient.factRecorded',
  body: { entryId: id, fact: { kind: 'alert', words: `alert ${id}` }, corrects },
});
const end = (entryId: string, on: string): PatientOperation => ({
  type: 'patient.factEnded',
  body: { entryId, on, reason: 'over' },
});
const folded = (operations: readonly PatientOperation[]): PatientState => {
  const state = operations.reduce<PatientState | undefined>(
    (before, operation) => foldPatient(before, 'p1', operation, stamp),
    undefined,
  );
  if (!state) throw new Error('no patient');
  return state;
};

describe('what is recorded of a patient', () => {
  it('is never deleted: whatever is ended or corrected stays in the list', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const operation = fc.oneof(
      ids.map((id) => end(id, '2026-09-14')),
      fc.tuple(ids, fc.option(ids, { nil: undefined })).map(([id, other]) => alert(id, other)),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 12 }), (operations) => {
        let before: readonly { id: string; recorded: unknown; fact: unknown }[] = [];
        let state = folded([created]);
        for (const one of operations) {
          state = foldPatient(state, 'p1', one, stamp);
          const kept = state.entries.slice(0, before.length);
          expect(kept.map(({ id, fact, recorded }) => ({ id, fact, recorded }))).toEqual(
            before.map(({ id, fact, recorded }) => ({ id, fact, recorded })),
          );
          before = state.entries;
        }
      }),
    );
  });

  it('folds the same from the same operations, and a second making changes nothing', () => {
    const operations = [created, alert('a'), alert('b', 'a'), end('b', '2026-09-20')];
    expect(folded(operations)).toEqual(folded(operations));
    expect(folded([...operations, created])).toEqual(folded(operations));
  });

  it('holds to the first end: nobody moves the day afterwards', () => {
    const { entries } = folded([created, alert('a'), end('a', '2026-09-20'), end('a', '2027-01-01')]); // prettier-ignore
    expect(entries[0]?.ended?.on).toBe('2026-09-20');
  });

  it('counts until the day before its end, and not once it was put right', () => {
    const { entries } = folded([created, alert('a'), end('a', '2026-09-20')]);
    expect(inForceOf(entries, 'alert', '2026-09-19')).toHaveLength(1);
    expect(inForceOf(entries, 'alert', '2026-09-20')).toHaveLength(0);
    const right = folded([created, alert('a'), alert('b', 'a')]).entries;
    expect(inForceOf(right, 'alert', '2026-09-20').map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the patient of a request', () => {
  const patient = folded([created]);
  const named = (change: Partial<Named> = {}): Named => ({
    ...{ familyName: 'Bell', givenName: 'Rosa', dateOfBirth: '1960-05-05', recordNumber: '' },
    ...change,
  });
  const kindOf = (change?: Partial<Named>, patients = [patient]) =>
    findPatient(named(change), undefined, patients).kind;

  it('is found by name and date of birth, however the name is written', () => {
    expect(kindOf()).toBe('known');
    expect(kindOf({ familyName: 'BELL', givenName: 'rosa m.' })).toBe('known');
    expect(kindOf({ familyName: 'Stone' })).toBe('known');
  });

  it('is found by record number with one of both', () => {
    expect(kindOf({ recordNumber: 'a17', dateOfBirth: '1960-05-06' })).toBe('known');
    expect(kindOf({ recordNumber: 'A 17', familyName: 'Moss', givenName: 'Rosa' })).toBe('known');
    expect(kindOf({ recordNumber: 'A-17', familyName: 'Moss', dateOfBirth: '1971-01-01' })).toBe('unclear'); // prettier-ignore
  });

  it('is asked for where two of three agree, or another record number speaks against it', () => {
    expect(kindOf({ dateOfBirth: '1961-05-05', givenName: 'Rosa Maria' })).toBe('unclear');
    expect(kindOf({ givenName: 'Rita' })).toBe('unclear');
    expect(kindOf({ recordNumber: 'B-99' })).toBe('unclear');
    expect(kindOf({ familyName: 'Moss', givenName: 'Rita' })).toBe('new');
  });

  it('is asked for where two known patients could be meant', () => {
    expect(kindOf({}, [patient, { ...patient, id: 'p2' }])).toBe('unclear');
  });

  it('is whom somebody chose, until the request names somebody else', () => {
    const link = { patientId: 'p1', named: named({ familyName: 'Moss' }), linked: stamp };
    const linked = (change: Partial<Named>) => findPatient(named(change), link, [patient]).kind;
    expect(linked({ familyName: 'Moss' })).toBe('known');
    expect(linked({ familyName: 'Moss', givenName: 'Rita' })).toBe('new');
  });
});

describe('what was settled on a request', () => {
  const link = (patientId: string) =>
    ({
      type: 'request.patientLinked',
      body: { patientId, named: { familyName: '', givenName: '', dateOfBirth: '', recordNumber: '' } }, // prettier-ignore
    }) as const;
  const seen = { type: 'request.holdSeen', body: { entryId: 'h1' } } as const;

  it('does not pass from one patient to another', () => {
    const before = foldPeople(foldPeople(undefined, link('p1'), stamp), seen, stamp);
    expect(foldPeople(before, link('p1'), stamp).holdsSeen).toHaveLength(1);
    expect(foldPeople(before, link('p2'), stamp)).toMatchObject({ holdsSeen: [] });
  });

  it('is replaced by a later answer about the same entry', () => {
    const decide = (decision: 'left-out' | 'does-not-apply') =>
      ({ type: 'request.restrictionDecided', body: { entryId: 'r1', decision, reason: 'x' } }) as const; // prettier-ignore
    const state = foldPeople(foldPeople(undefined, decide('left-out'), stamp), decide('does-not-apply'), stamp); // prettier-ignore
    expect(state.decisions.map(({ decision }) => decision)).toEqual(['does-not-apply']);
  });
});
