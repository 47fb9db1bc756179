import { z } from 'zod';
import { signerRelations } from './peopleRules';
import { sentenceSchema, sourced } from './sourced';

const patientStandings = ['adult', 'minor', 'deceased'] as const;
export type PatientStanding = (typeof patientStandings)[number];

/** In what capacity somebody signs for a patient, and what proves it (domain.md 2.1). */
export const capacitySchema = z.strictObject({
  ...sourced,
  role: z.enum(signerRelations),
  /** "the executor" */
  title: sentenceSchema,
  /** Each with its article, to stand in a sentence. */
  documents: z.array(sentenceSchema).min(1),
  /** Empty: this capacity never reaches health records. */
  actsFor: z.array(z.enum(patientStandings)),
});
export type Capacity = z.infer<typeof capacitySchema>;
