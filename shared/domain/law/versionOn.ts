/**
 * Of the versions of one rule, which follow each other in time, the one of a day of receipt; where
 * none had begun, the earliest there is.
 */
export function versionOn<T extends { readonly effectiveFrom: string }>(
  versions: readonly T[],
  day: string,
): T | undefined {
  const latestFirst = versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  return latestFirst.find((one) => one.effectiveFrom <= day) ?? latestFirst.at(-1);
}
