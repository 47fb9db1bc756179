import type { PackPath } from './schemaAt';

/** What stands at a place of a pack or of a rule; nothing where there is no such place. */
export function placeAt(value: unknown, path: PackPath): unknown {
  return path.reduce<unknown>((inner, step) => {
    const isInside = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step);
    return isInside ? (inner as Readonly<Record<string | number, unknown>>)[step] : undefined;
  }, value);
}

/** The same with one place changed. Only what stands on the way to the place is copied. */
export function withAt(value: unknown, [step, ...rest]: PackPath, member: unknown): unknown {
  if (step === undefined) return member;
  if (Array.isArray(value)) {
    return value.map((one: unknown, at) => (at === step ? withAt(one, rest, member) : one));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: withAt(fields[step], rest, member) };
}
