import { rulePackSchema, type RulePack } from '../domain/law/pack';
import { federal } from './packs/federal/parts';
import { plain } from './packs/plain/parts';
import { california } from './packs/us-ca/parts';
import { florida } from './packs/us-fl/parts';
import { georgia } from './packs/us-ga/parts';
import { illinois } from './packs/us-il/parts';
import { newYork } from './packs/us-ny/parts';
import { ohio } from './packs/us-oh/parts';
import { pennsylvania } from './packs/us-pa/parts';
import { texas } from './packs/us-tx/parts';
import { washington } from './packs/us-wa/parts';

const shipped: readonly (readonly object[])[] = [
  federal,
  california,
  florida,
  georgia,
  illinois,
  newYork,
  ohio,
  pennsylvania,
  texas,
  washington,
  plain,
];

let loaded: readonly RulePack[] | undefined;

/** Every pack that ships, parsed once. A pack that does not fit its schema is a bug and throws. */
export function loadPacks(): readonly RulePack[] {
  loaded ??= shipped.map((parts) => readPack(packOfParts(parts)));
  return loaded;
}

/** A pack from the text of its file; throws a ZodError that names what does not fit. */
export function readPack(file: unknown): RulePack {
  return rulePackSchema.parse(camelKeys(file));
}

/** The parts of a pack laid together; a key that stands in two of them is a bug and throws. */
export function packOfParts(parts: readonly object[]): Readonly<Record<string, unknown>> {
  const entries = parts.flatMap((part) => Object.entries(part) as [string, unknown][]);
  const keys = entries.map(([key]) => key);
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) throw new Error(`two parts of a rule pack have ${twice}`);
  return Object.fromEntries(entries);
}

/** `verified_on` in the file is `verifiedOn` in the code. */
export function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camelKeys(member),
    ]),
  );
}
