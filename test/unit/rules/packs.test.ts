import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/base/localDate';
import { federal } from '../../../shared/rules/packs/federal/parts';
import { texas } from '../../../shared/rules/packs/us-tx/parts';
import { loadPacks, packOfParts, readPack } from '../../../shared/rules/load';
import { inForce, packFor, packsFor } from '../../../shared/rules/packFor';

const september = localDate('2026-09-01');
const library = loadPacks();
const federalFile = packOfParts(federal);
const texasFile = packOfParts(texas);
const inSeptember = { onDate: september, library };

describe('rule packs', () => {
  test('every pack that ships fits its schema, and no two share an id and version', () => {
    const ids = loadPacks().map((pack) => `${pack.id}@${pack.version}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('us-federal@2026.1');
  });

  test('two parts of a pack may not have the same key', () => {
    expect(() => packOfParts([{ clocks: [] }, { clocks: [] }])).toThrow('clocks');
  });

  test('a misspelt key, an unreal date or a nameless fact is refused', () => {
    expect(() => readPack({ ...texasFile, verifiedon: '2026-11-24' })).toThrow();
    expect(() => readPack({ ...texasFile, verified_on: '2026-02-30' })).toThrow();
    expect(() =>
      readPack({
        ...federalFile,
        known_forms: [{ form: 'ssa-827', title: 't', citation: 'c', supplies: { purposes: 'x' } }],
      }),
    ).toThrow();
  });

  test('underscores in the file are capitals in the code, and facts keep their names', () => {
    const pack = readPack(federalFile);
    expect(pack.recheckAfterMonths).toBe(13);
    expect(pack.clocks[0]).toMatchObject({ facilityTypes: ['physician', 'clinic', 'hospital'] });
    expect(pack.knownForms[0]?.supplies.namesThisClinic).toBe('yes');
  });

  test('the accounting reason of every row has a citation', () => {
    const { rows } = packsFor('TX', inSeptember).federal.pack;
    for (const row of rows) expect(row.accountableCitation).toMatch(/^45 CFR 164\.528/);
  });

  test('a state without a pack is counted by federal law alone, and says so', () => {
    expect(packFor('NV', inSeptember)).toMatchObject({
      pack: { id: 'us-plain', clocks: [] },
      unverified: true,
    });
    expect(packFor('NV', inSeptember).warning).toContain('NV');
  });

  test('a pack in force and lately checked needs no manager', () => {
    expect(packFor('TX', inSeptember)).toMatchObject({ unverified: false, warning: '' });
  });

  test('a pack nobody has checked for longer than it allows still counts, and asks a manager', () => {
    const late = packFor('TX', { ...inSeptember, today: localDate('2027-12-25') });
    expect(late.pack.id).toBe('us-tx');
    expect(late.unverified).toBe(true);
    expect(packFor('TX', { ...inSeptember, today: localDate('2027-12-24') }).unverified).toBe(
      false,
    );
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
    expect(versionOn('2024-01-01')).toMatchObject({ pack: { version: 'old' }, unverified: true });
    const listedBackwards = inForce(versions.toReversed(), localDate('2024-01-01'), localDate('2026-11-24')); // prettier-ignore
    expect(listedBackwards.pack.version).toBe('old');
  });
});
