import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WrongCall } from '../../../electron/headless/arguments';
import { runDecide } from '../../../electron/headless/decide';
import { differences, readCases } from '../../../shared/core/decide/caseFile';
import { asDecision, decideBasis } from '../../../shared/core/decide/basis';
import { accountability } from '../../../shared/domain/disclosure/accountable';
import { localDate } from '../../../shared/domain/base/localDate';
import { basisDecisionSchema } from '../../../shared/domain/basis/slice';
import { loadPacks } from '../../../shared/rules/load';
import { packsFor } from '../../../shared/rules/packFor';

const given = {
  receivedOn: '2026-09-01',
  clinic: { name: 'River Clinic', state: 'TX', facilityType: 'physician' },
  patient: { familyName: 'Marsh', givenName: 'Elena', dateOfBirth: '1961-02-03' },
  requester: { kind: 'patient', name: 'Elena Marsh' },
};
const packs = packsFor('TX', { onDate: localDate('2026-09-01'), library: loadPacks() });

function fileOf(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'roi-case-')), 'case.json');
  writeFileSync(path, content);
  return path;
}

describe('a case file', () => {
  test('a misspelt field is refused, and the refusal says where', () => {
    const file = { title: 't', given, cases: [{ name: 'c', given: { paidon: '2026-09-01' } }] };
    try {
      readCases(file);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ fault: { code: 'case-not-readable' } });
      expect((error as { fault: { message: string } }).fault.message).toContain('paidon');
    }
  });

  test('a case lies over what its file shares, field by field', () => {
    const cases = [
      { name: 'c', given: { clinic: { state: 'OH' } }, when: { today: '2026-09-02' } },
    ];
    expect(readCases({ title: 't', given, cases })[0]?.given).toMatchObject({
      clinic: { name: 'River Clinic', state: 'OH' },
      today: '2026-09-02',
    });
  });

  test('a difference is named by its path; null asks for nothing to be there', () => {
    const actual = { due: { legalDue: '2026-09-23' }, list: [1, 2] };
    expect(differences({ due: { legalDue: '2026-09-23' } }, actual)).toEqual([]);
    expect(differences({ due: { legalDue: '2026-09-24' } }, actual)).toEqual([
      'due.legalDue: expected "2026-09-24", got "2026-09-23"',
    ]);
    expect(differences({ due: { legalDue: null } }, actual)).toHaveLength(1);
    expect(differences({ checks: null, list: [1, 2] }, actual)).toEqual([]);
    expect(differences({ checks: { A01: { answer: 'met' } } }, actual)).toHaveLength(1);
    expect(differences({ list: [1] }, actual)).toHaveLength(1);
  });
});

describe('decide from the command line', () => {
  test('prints the decision and where it is not as expected', async () => {
    const answers = { signer: 'patient', goesTo: 'patient', paper: 'none' };
    const cases = [{ name: 'c', given: { answers }, then: { due: { legalDue: '2026-10-01' } } }];
    const printed = await runDecide([fileOf(JSON.stringify({ title: 't', given, cases }))]);
    expect(printed.cases[0]).toMatchObject({
      name: 'c',
      decision: { route: { row: 'R01' }, due: { legalDue: '2026-09-23' } },
      differences: ['due.legalDue: expected "2026-10-01", got "2026-09-23"'],
    });
  });

  test.each([
    ['file-unreadable', '/nowhere/case.json'],
    ['json-syntax', fileOf('{')],
    ['case-not-readable', fileOf('[]')],
  ])('refuses with %s', async (code, path) => {
    await expect(runDecide([path])).rejects.toMatchObject({ fault: { code } });
  });

  test('refuses a form no pack of the case knows', async () => {
    const cases = [{ name: 'c', given: { authorization: { form: 'ssa-872' } } }];
    const file = fileOf(JSON.stringify({ title: 't', given, cases }));
    const code = 'no-such-known-form';
    await expect(runDecide([file])).rejects.toMatchObject({ fault: { code } });
  });

  test('refuses an accounting that begins after the day it was asked for, by its field', async () => {
    const accounting = { requestedOn: '2026-09-01', from: '2026-09-02' };
    const cases = [{ name: 'late', given: { accounting } }];
    const path = fileOf(JSON.stringify({ title: 't', given, cases }));
    const message = expect.stringMatching(/cannot begin after[\s\S]*accounting\.from/) as string;
    await expect(runDecide([path])).rejects.toMatchObject({ fault: { message } });
  });

  test('refuses a case that asks for nothing', async () => {
    const path = fileOf(JSON.stringify({ title: 't', given, cases: [{ name: 'none', then: {} }] }));
    const message = expect.stringMatching(/proves nothing[\s\S]*cases\[0\]\.then/) as string;
    await expect(runDecide([path])).rejects.toMatchObject({ fault: { message } });
  });

  test('anything but one file is a wrong call', async () => {
    await expect(runDecide([])).rejects.toBeInstanceOf(WrongCall);
    await expect(runDecide(['a.json', 'b.json'])).rejects.toBeInstanceOf(WrongCall);
  });
});

test('what a request keeps of its basis fits the shape of the operation', () => {
  const outcome = decideBasis({
    answers: { signer: 'patient', goesTo: 'patient', paper: 'none' },
    requesterKind: 'patient',
    facts: { requesterKind: 'patient', patientIsMinor: false },
    receivedOn: '2026-09-01',
    facilityType: 'physician',
    packs,
  });
  expect.assert(outcome.decided !== undefined);
  const decision = asDecision(outcome.decided);
  expect(basisDecisionSchema.strict().parse(decision)).toEqual(decision);
  expect(decision.due).toMatchObject({
    legalDue: '2026-09-23',
    governing: 'Texas: 15 business days from receipt, Wed Sep 23.',
    citation: 'Tex. Occ. Code 159.006(d)',
    unverified: false,
  });
});

test.each([
  ['R01', '45 CFR 164.528(a)(1)(ii)'],
  ['R02', '45 CFR 164.528(a)(1)(ii)'],
  ['R03', '45 CFR 164.528(a)(1)(ii)'],
  ['R08', '45 CFR 164.528(a)(1)(iv)'],
  ['R25', '45 CFR 164.528(a)(1)(i)'],
])('a disclosure under %s is left out of an accounting, by %s', (row, citation) => {
  const found = accountability(row, packs.federal.pack);
  expect(found).toMatchObject({ accountable: false, citation });
  expect(found.why).not.toBe('');
  expect(() => accountability('R99', packs.federal.pack)).toThrow();
});
