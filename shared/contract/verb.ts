import type { z } from 'zod';

/** What a person may do; the rules of each role stand on the verbs. */
export const roles = [
  'clerk',
  'qc',
  'licensed-professional',
  'privacy-officer',
  'administrator',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** Roles that may change a request. */
export const workingRoles: readonly Role[] = [
  'clerk',
  'qc',
  'licensed-professional',
  'privacy-officer',
  'administrator',
];
export const managingRoles: readonly Role[] = ['privacy-officer', 'administrator'];

/** One named call over the wall between page and vault. */
export interface Verb<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** `locked`: may be called while nobody is signed in. */
  readonly allowed: 'locked' | readonly Role[];
  /** Writers run one after another; readers may overtake each other. */
  readonly writes: boolean;
  /** Also for somebody whose passphrase another person knows. */
  readonly withGivenPassphrase: boolean;
}

export function verb<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  rule: {
    readonly allowed: 'locked' | readonly Role[];
    readonly writes?: boolean;
    readonly withGivenPassphrase?: boolean;
  },
): Verb<I, O> {
  const { allowed, writes = false, withGivenPassphrase = false } = rule;
  return { input, output, allowed, writes, withGivenPassphrase };
}

export type VerbTable = Readonly<Record<string, Verb>>;
export type InputOf<V extends Verb> = z.input<V['input']>;
export type ParsedInputOf<V extends Verb> = z.output<V['input']>;
export type OutputOf<V extends Verb> = z.output<V['output']>;
