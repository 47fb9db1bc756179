/** `RIVER-000017`: six digits, or more where they are needed. */
export function batesNumber(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(6, '0')}`;
}
