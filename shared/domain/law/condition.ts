import { z } from 'zod';

/**
 * The one language in which rule packs say when a rule holds. A fact nobody has answered makes
 * a condition unknown, never false (Kleene's three values): the desk asks, it does not guess.
 */
export type Scalar = string | number | boolean;
export type FactValue = Scalar | readonly string[];
/** What is known of a request, by the names of `facts.ts` and of the questions of the packs. */
export type LawFacts = Readonly<Record<string, FactValue | undefined>>;

export const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
const factSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** Facts as a file spells them. */
export const lawFactsSchema = z.record(factSchema, z.union([scalarSchema, z.array(z.string())]));

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The fact is this value, or one of these. */
  | { readonly fact: string; readonly is: Scalar | readonly Scalar[] }
  /** The fact is a list that holds this, or one of these. */
  | { readonly fact: string; readonly has: string | readonly string[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly atMost: number }
  /** Both are dates; the day itself counts. */
  | { readonly fact: string; readonly onOrBefore: string };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      fact: factSchema,
      is: z.union([scalarSchema, z.array(scalarSchema).min(1)]),
    }),
    z.strictObject({ fact: factSchema, has: z.union([z.string(), z.array(z.string()).min(1)]) }),
    z.strictObject({ fact: factSchema, atLeast: z.number() }),
    z.strictObject({ fact: factSchema, atMost: z.number() }),
    z.strictObject({ fact: factSchema, onOrBefore: factSchema }),
  ]),
);

export type Truth = 'yes' | 'no' | 'unknown';

/** What a condition came to, and the facts it was judged by. */
export interface Judged {
  readonly truth: Truth;
  /** Facts that were looked at, in the order of the condition. */
  readonly used: readonly string[];
  /** Facts nobody has answered and on which the outcome hangs; empty unless unknown. */
  readonly missing: readonly string[];
}

export function judge(condition: Condition, facts: LawFacts): Judged {
  if ('all' in condition) return together(condition.all, facts, 'no');
  if ('any' in condition) return together(condition.any, facts, 'yes');
  if ('not' in condition) return negated(judge(condition.not, facts));
  return judgeFact(condition, facts);
}

/** Whether a rule without a condition, or with one, holds. */
export function holds(condition: Condition | undefined, facts: LawFacts): Truth {
  return condition === undefined ? 'yes' : judge(condition, facts).truth;
}

/** An answer of "unknown" is no answer. */
export function isKnown(value: FactValue | undefined): value is FactValue {
  return value !== undefined && value !== '' && value !== 'unknown';
}

/** Every fact a condition names. */
export function factsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  return 'onOrBefore' in condition ? [condition.fact, condition.onOrBefore] : [condition.fact];
}

/** Every value a condition holds a fact against, with the fact. */
export function comparedIn(
  condition: Condition,
): readonly { readonly fact: string; readonly wanted: Scalar }[] {
  if ('all' in condition) return condition.all.flatMap(comparedIn);
  if ('any' in condition) return condition.any.flatMap(comparedIn);
  if ('not' in condition) return comparedIn(condition.not);
  const { fact } = condition;
  const values = 'is' in condition ? condition.is : 'has' in condition ? condition.has : [];
  return [values].flat().map((wanted) => ({ fact, wanted }));
}

/** `decisive` ends it: one "no" makes `all` false, one "yes" makes `any` true. */
function together(
  conditions: readonly Condition[],
  facts: LawFacts,
  decisive: 'yes' | 'no',
): Judged {
  const judged = conditions.map((one) => judge(one, facts));
  const end = judged.find((one) => one.truth === decisive);
  if (end) return end;
  const open = judged.filter((one) => one.truth === 'unknown');
  const used = distinct(judged.flatMap((one) => one.used));
  if (open.length === 0) return { truth: decisive === 'yes' ? 'no' : 'yes', used, missing: [] };
  return { truth: 'unknown', used, missing: distinct(open.flatMap((one) => one.missing)) };
}

function negated(judged: Judged): Judged {
  const turned = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;
  return { ...judged, truth: turned[judged.truth] };
}

type FactCondition = Extract<Condition, { readonly fact: string }>;

function judgeFact(condition: FactCondition, facts: LawFacts): Judged {
  const used = factsOf(condition);
  const missing = used.filter((name) => !isKnown(facts[name]));
  if (missing.length > 0) return { truth: 'unknown', used, missing };
  return { truth: isTrue(condition, facts) ? 'yes' : 'no', used, missing: [] };
}

function isTrue(condition: FactCondition, facts: LawFacts): boolean {
  const value = facts[condition.fact];
  if ('is' in condition) return listed(condition.is).some((one) => one === value);
  if ('has' in condition) return holdsAny(value, listed(condition.has));
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  if ('atMost' in condition) return typeof value === 'number' && value <= condition.atMost;
  // Dates written in full sort as text.
  return String(value) <= String(facts[condition.onOrBefore]);
}

function holdsAny(value: FactValue | undefined, wanted: readonly string[]): boolean {
  return Array.isArray(value) && wanted.some((one) => (value as readonly string[]).includes(one));
}

function listed<T extends Scalar>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
