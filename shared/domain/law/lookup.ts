import { z } from 'zod';
import { localDateSchema } from '../base/schemas';
import type { RulePack } from './pack';
import { sourceStatusSchema } from './sourced';
import { versionOn } from './versionOn';

/** Anything in a pack that has an id, whatever part it stands in. */
export type Rule = Readonly<Record<string, unknown>> & { readonly id: string };

export interface FoundRule {
  readonly pack: RulePack;
  readonly rule: Rule;
  /** The key of the pack it stands under: `clocks`, `rows`. */
  readonly part: string;
}

/**
 * The rule an outcome carries (`us-tx/TX-PHYSICIAN@2026.1`), looked for in every part of that
 * very version of the pack; those that stand nearer to the top are found first. Where one name has
 * rates of several years, those of `day`.
 */
export function findRule(
  library: readonly RulePack[],
  ruleId: string,
  day: string,
): FoundRule | undefined {
  const named = /^([^/@]+)\/([^@]+)@(.+)$/.exec(ruleId);
  if (!named) return undefined;
  const [, packId = '', id = '', version = ''] = named;
  const pack = library.find((one) => one.id === packId && one.version === version);
  if (!pack) return undefined;
  const found = rulesOf(pack).filter(({ rule }) => rule.id === id);
  const [first] = found;
  const dated = found.filter(({ part }) => part === first?.part).flatMap(datedRule);
  return versionOn(dated, day) ?? first;
}

function datedRule(found: FoundRule): readonly (FoundRule & { readonly effectiveFrom: string })[] {
  const { effectiveFrom } = found.rule;
  return typeof effectiveFrom === 'string' ? [{ ...found, effectiveFrom }] : [];
}

/** Every member with an id, the outer ones before those inside them. */
export function rulesOf(pack: RulePack): readonly FoundRule[] {
  let level: readonly { readonly part: string; readonly value: unknown }[] = Object.entries(
    pack,
  ).map(([part, value]) => ({ part, value }));
  const found: FoundRule[] = [];
  while (level.length > 0) {
    level = level.flatMap(({ part, value }) =>
      membersOf(value).map((member) => ({ part, value: member })),
    );
    for (const { part, value } of level) if (isRule(value)) found.push({ pack, rule: value, part });
  }
  return found;
}

function membersOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function isRule(value: unknown): value is Rule {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  );
}

const sourceSchema = z.object({
  citation: z.string().catch(''),
  status: sourceStatusSchema.optional().catch(undefined),
  verifiedOn: localDateSchema.optional().catch(undefined),
});

export interface RuleSource {
  readonly citation: string;
  readonly status: z.infer<typeof sourceStatusSchema>;
  readonly verifiedOn: string;
}

/** Where a rule comes from; what it does not say itself holds from its pack. */
export function sourceOf({ pack, rule }: FoundRule): RuleSource {
  const { citation, status, verifiedOn } = sourceSchema.parse(rule);
  return { citation, status: status ?? pack.status, verifiedOn: verifiedOn ?? pack.verifiedOn };
}

/** The first of these fields that holds a text. */
export function textOf(rule: object, ...keys: readonly string[]): string {
  const fields = rule as Readonly<Record<string, unknown>>;
  const found = keys.map((key) => fields[key]).find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : '';
}
