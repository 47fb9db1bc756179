/** A place in a pack: keys and indices from its top. */
export type Path = readonly (string | number)[];

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (inner as Readonly<Record<string | number, unknown>>)[step],
    value,
  );
}

/** The same value with one place replaced; only what stands on the way to it is copied. */
export function withAt(value: unknown, path: Path, member: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return member;
  const copy = copyOf(value);
  copy[step as never] = withAt(copy[step as never], rest, member) as never;
  return copy;
}

/** The same value without one member of a list, or one key of an object. */
export function withoutAt(value: unknown, path: Path): unknown {
  const last = path.at(-1);
  if (last === undefined) throw new Error('nothing is left without the whole');
  const parent = path.slice(0, -1);
  const copy = copyOf(at(value, parent));
  if (Array.isArray(copy)) copy.splice(Number(last), 1);
  else Reflect.deleteProperty(copy, last);
  return withAt(value, parent, copy);
}

function copyOf(value: unknown): Record<string, unknown> | unknown[] {
  return Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
}

export function pathWords(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`)).join('');
}
