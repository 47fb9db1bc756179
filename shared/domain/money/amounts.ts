/** Rates are mills, tenths of a cent; what is asked for is whole cents. */
export const millsPerCent = 10;

/**
 * A legal maximum is floored, once, at its end: half a cent upward would pass it. No source states
 * a rounding rule (law-states.md 1.1).
 */
export function floorToCents(mills: number): number {
  return Math.floor(mills / millsPerCent);
}

/** `$1,076.89`; `-$1.62`. */
export function dollars(cents: number): string {
  const whole = Math.abs(cents);
  const units = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const text = `$${units}.${String(whole % 100).padStart(2, '0')}`;
  return cents < 0 ? `-${text}` : text;
}

/** `$0.50`, `$0.435`: a third digit only where a rate has one. */
export function dollarsOfMills(mills: number): string {
  const whole = dollars(Math.trunc(mills / millsPerCent));
  const rest = Math.abs(mills) % millsPerCent;
  if (rest === 0) return whole;
  return mills < 0 && !whole.startsWith('-') ? `-${whole}${rest}` : `${whole}${rest}`;
}
