import { z } from 'zod';
import { localDateSchema } from '../base/schemas';

/** Building blocks of every part of a rule pack. */
export const sentenceSchema = z.string().trim().min(1);
export const ruleIdSchema = z.string().regex(/^[A-Za-z0-9.-]+$/);

/** `verify`: nobody has read the primary text yet, so a manager must confirm. */
export const sourceStatusSchema = z.enum(['verified', 'verify']);

/** Where a rule comes from, and when somebody last compared it with its source. */
export const sourced = {
  citation: sentenceSchema,
  status: sourceStatusSchema,
  verifiedOn: localDateSchema,
};

export const severitySchema = z.enum(['block', 'warn', 'info']);
export type Severity = z.infer<typeof severitySchema>;

export const checkAnswerSchema = z.enum(['met', 'not-met', 'not-applicable', 'unknown']);
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const dayUnitSchema = z.enum(['calendar', 'business', 'working']);
export type DayUnit = z.infer<typeof dayUnitSchema>;

export const dayCountSchema = z.number().int().positive();
