import { parentAccesses, type MinorService, type MinorServiceKind } from '../law/gateRules';

/**
 * What the table of a state says of a service the minor consented to alone. An age nobody knows
 * counts as old enough, because the strictest row then protects the page; where several rows fit,
 * the strictest holds. Nothing where the state has no row: then its law is silent.
 */
export function serviceOf(
  table: readonly MinorService[],
  service: MinorServiceKind | undefined,
  age: number | undefined,
): MinorService | undefined {
  return table
    .filter((row) => service === undefined || row.service === service)
    .filter((row) => age === undefined || age >= row.minAge)
    .toSorted(
      (a, b) => parentAccesses.indexOf(b.parentAccess) - parentAccesses.indexOf(a.parentAccess),
    )[0];
}
