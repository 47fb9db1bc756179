import { z } from 'zod';
import { basisKinds } from '../basis/slice';
import { ruleIdSchema, sentenceSchema, sourced } from './sourced';

/** A row of the requester matrix: a door the desk can walk through. */
export const basisRowSchema = z.strictObject({
  ...sourced,
  id: ruleIdSchema,
  kind: z.enum(basisKinds),
  title: sentenceSchema,
  sentence: sentenceSchema,
  documents: z.array(sentenceSchema),
  needsAuthorization: z.boolean(),
  minimumNecessary: z.boolean(),
  accountable: z.boolean(),
  accountableWhy: sentenceSchema,
  accountableCitation: sentenceSchema,
});
export type BasisRow = z.infer<typeof basisRowSchema>;

/** A kind of request the desk names but does not decide yet. */
export const uncoveredRowSchema = z.strictObject({
  id: ruleIdSchema,
  title: sentenceSchema,
  sentence: sentenceSchema,
  citation: sentenceSchema,
});
