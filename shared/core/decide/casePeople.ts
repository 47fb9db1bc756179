import { z } from 'zod';
import { idSchema, localDateSchema } from '../../domain/base/schemas';
import { amendmentWays, restrictionDecisions } from '../../domain/patients/peopleSlice';
import { patientFactSchema } from '../../domain/patients/slice';

/** The patient's people in a scenario. Every field is explained in `test/scenarios/README.md`. */
export const casePeopleSchema = z.strictObject({
  /** Several patients could be meant, and nobody has said which. */
  unclear: z.boolean().default(false),
  entries: z
    .array(
      z.strictObject({
        id: idSchema,
        fact: patientFactSchema,
        endedOn: localDateSchema.optional(),
        correctedBy: idSchema.optional(),
      }),
    )
    .default([]),
  /** `patient`, or the id of an entry. */
  signer: z.string().optional(),
  /** Why somebody else asks than who has the authority, and who that is. */
  otherAsks: z.strictObject({ requester: z.string(), reason: z.string() }).optional(),
  decisions: z.record(idSchema, z.enum(restrictionDecisions)).default({}),
  holdsSeen: z.array(idSchema).default([]),
  amendments: z.record(idSchema, z.enum(amendmentWays)).default({}),
  /** Where the patient's own copy is mailed. */
  mailedTo: z.string().default(''),
  /** The address the patient confirmed by telephone. */
  addressConfirmed: z.string().optional(),
});
export type CasePeople = z.infer<typeof casePeopleSchema>;
