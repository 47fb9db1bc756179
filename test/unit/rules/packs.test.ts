import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/base/localDate';
import { basisKinds } from '../../../shared/domain/basis/slice';
import federalFile from '../../../shared/rules/packs/federal.json';
import texasFile from '../../../shared/rules/packs/us-tx.json';
import { loadPacks, readPack } from '../../../shared/rules/load';
import { inForce, packFor, packsFor } from '../../../shared/rules/packFor';

const september = localDate('2026-09-01');

describe('rule packs', () => {
  test('every pack that ships fits its schema, and no two share an id and version', () => {
    const ids = loadPacks().map((pack) => `${pack.id}@${pack.version}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('us-federal@2026.1');
  });

  test('a misspelt key, an unreal date or a nameless fact is refused', () => {
    expect(() => readPack({ ...texasFile, verifiedon: '2026-11-24' })).toThrow();
    expect(() => readPack({ ...texasFile, verified_on: '2026-02-30' })).toThrow();
    expect(() =>
      readPack({
        ...federalFile,
        known_forms: [{ ...federalFile.known_forms[0], supplies: { purposes: 'x' } }],
      }),
    ).toThrow();
  });

  test('underscores in the file are capitals in the code, and facts keep their names', () => {
    const pack = readPack(federalFile);
    expect(pack.recheckAfterMonths).toBe(13);
    expect(pack.clocks[0]).toMatchObject({ facilityTypes: ['physician', 'clinic', 'hospital'] });
    expect(pack.knownForms[0]?.supplies.namesThisClinic).toBe('yes');
  });

  test('every basis has a row, and its accounting reason has a citation', () => {
    const { rows } = packsFor('TX', september).federal.pack;
    for (const kind of basisKinds) expect(rows.some((row) => row.kind === kind)).toBe(true);
    for (const row of rows) expect(row.accountableCitation).toMatch(/^45 CFR 164\.528/);
  });

  test('a state without a pack is counted by federal law alone, and says so', () => {
    expect(packFor('NV', september)).toMatchObject({
      pack: { id: 'us-plain', clocks: [] },
      unverified: true,
    });
    expect(packFor('NV', september).warning).toContain('NV');
  });

  test('a pack in force and lately checked needs no manager', () => {
    expect(packFor('TX', september)).toMatchObject({ unverified: false, warning: '' });
  });

  test('a pack nobody has checked for longer than it allows still counts, and asks a manager', () => {
    const late = packFor('TX', september, localDate('2027-12-25'));
    expect(late.pack.id).toBe('us-tx');
    expect(late.unverified).toBe(true);
    expect(packFor('TX', september, localDate('2027-12-24')).unverified).toBe(false);
  });

  test('the version of the day of receipt is used, and a date no version is for asks a manager', () => {
    const base = readPack(texasFile);
    const versions = [
      { ...base, version: 'old', effectiveFrom: '2025-01-01', effectiveTo: '2026-08-31' },
      { ...base, version: 'new', effectiveFrom: '2026-09-01', effectiveTo: '2026-12-31' },
    ];
    const versionOn = (date: string) => inForce(versions, localDate(date), localDate('2026-11-24'));
    expect(versionOn('2026-08-31')).toMatchObject({ pack: { version: 'old' }, unverified: false });
    expect(versionOn('2026-09-01')).toMatchObject({ pack: { version: 'new' }, unverified: false });
    expect(versionOn('2027-01-01')).toMatchObject({ pack: { version: 'new' }, unverified: true });
    expect(versionOn('2024-01-01').unverified).toBe(true);
  });
});
