/** Makes a missed case of a union a type error, and a loud bug if it happens anyway. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unexpected ${what}: ${String(value)}`);
}
