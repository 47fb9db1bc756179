import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { sourceStatusSchema } from '../domain/law/sourced';
import { roles, verb } from './verb';

/** Why an outcome is what it is; nothing here is stored, all of it is read from the pack. */
export const explanationSchema = z.object({
  title: z.string(),
  sentence: z.string(),
  citation: z.string(),
  status: sourceStatusSchema,
  verifiedOn: z.string(),
  /** “HIPAA 2026.1, for requests received from January 1, 2025.” */
  pack: z.string(),
  /** When the rule holds, in words; empty where it always does. */
  when: z.array(z.object({ depth: z.number().int(), text: z.string() })),
  /** Whether it holds for the request; empty without one. */
  outcome: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Which other answer would turn the outcome, a sentence each. */
  changes: z.array(z.string()),
  /** What a check can find, where the rule is a check. */
  findings: z.array(z.object({ answer: z.string(), sentence: z.string() })),
});
export type Explanation = z.infer<typeof explanationSchema>;

export const rulesVerbs = {
  'rules.explain': verb(
    z.object({ ruleId: z.string(), requestId: idSchema.optional() }),
    explanationSchema,
    { allowed: roles },
  ),
} as const;
