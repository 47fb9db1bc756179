import type { RulePack } from '../domain/basis/rulePack';
import { rulePackSchema } from './schema';
import california from './packs/us-ca.json';
import federal from './packs/federal.json';
import ohio from './packs/us-oh.json';
import plain from './packs/plain.json';
import texas from './packs/us-tx.json';

const packFiles: readonly unknown[] = [federal, texas, california, ohio, plain];

let loaded: readonly RulePack[] | undefined;

/** Every pack that ships, parsed once. A pack that does not fit its schema is a bug and throws. */
export function loadPacks(): readonly RulePack[] {
  loaded ??= packFiles.map(readPack);
  return loaded;
}

/** A pack from the text of its file; throws a ZodError that names what does not fit. */
export function readPack(file: unknown): RulePack {
  return camelKeys(rulePackSchema.parse(file));
}

type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;
type CamelKeys<T> = T extends readonly (infer Member)[]
  ? CamelKeys<Member>[]
  : T extends object
    ? { [K in keyof T as K extends string ? CamelCase<K> : K]: CamelKeys<T[K]> }
    : T;

/** `verified_on` in the file is `verifiedOn` in the code. */
function camelKeys<T>(value: T): CamelKeys<T> {
  return renamed(value) as CamelKeys<T>;
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      renamed(member),
    ]),
  );
}
