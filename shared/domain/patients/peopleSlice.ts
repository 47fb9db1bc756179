import { z } from 'zod';
import { idSchema, stampSchema } from '../base/schemas';
import { aboutSchema } from '../request/about';

/** What of the patient's people was settled on one request. */
const namedSchema = z.object({
  familyName: z.string(),
  givenName: z.string(),
  dateOfBirth: z.string(),
  recordNumber: z.string(),
});

const reason = z.string().trim().min(1, 'Say why.');

export const signerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('patient') }),
  /** An authority entry of the patient. */
  z.object({ kind: z.literal('authority'), entryId: idSchema }),
]);
export type ChosenSigner = z.infer<typeof signerSchema>;

/** Why somebody else asks than who has the authority; it counts for this requester alone. */
const otherAsksSchema = z.object({ requester: z.string().min(1), reason });

export const restrictionDecisions = ['left-out', 'required-by-law', 'does-not-apply'] as const;
export const amendmentWays = ['packed', 'item-not-going-out'] as const;

export const amendmentTickSchema = z.object({
  entryId: idSchema,
  way: z.enum(amendmentWays),
  ticked: stampSchema,
  about: aboutSchema.optional(),
});

export const peopleSliceSchema = z.object({
  /** For whom the link was made: another name or date on the request undoes it. */
  link: z.object({ patientId: idSchema, named: namedSchema, linked: stampSchema }).optional(),
  signer: signerSchema
    .and(z.object({ chosen: stampSchema, otherAsks: otherAsksSchema.optional() }))
    .optional(),
  /** The address that was confirmed with the patient; another one asks again. */
  address: z
    .object({
      address: z.string(),
      numberCalled: z.string(),
      reason: z.string(),
      confirmed: stampSchema,
    })
    .optional(),
  holdsSeen: z.array(z.object({ entryId: idSchema, seen: stampSchema })).default([]),
  decisions: z
    .array(
      z.object({
        entryId: idSchema,
        decision: z.enum(restrictionDecisions),
        reason: z.string(),
        decided: stampSchema,
        /** What it was said about; another requester, recipient, basis or page asks again. */
        about: aboutSchema.optional(),
      }),
    )
    .default([]),
  amendments: z.array(amendmentTickSchema).default([]),
});
export type AmendmentTick = z.infer<typeof amendmentTickSchema>;
export type PeopleSlice = z.infer<typeof peopleSliceSchema>;

export const peopleOperations = {
  'request.patientLinked': z.object({ patientId: idSchema, named: namedSchema }),
  'request.signerChosen': z.object({
    signer: signerSchema,
    otherAsks: otherAsksSchema.optional(),
  }),
  'request.addressConfirmed': z.object({
    address: z.string(),
    numberCalled: z.string().trim().min(1, 'Type the number in the chart that you called.'),
    reason,
  }),
  'request.holdSeen': z.object({ entryId: idSchema }),
  'request.restrictionDecided': z.object({
    entryId: idSchema,
    decision: z.enum(restrictionDecisions),
    reason,
    about: aboutSchema.optional(),
  }),
  'request.amendmentTicked': z.object({
    entryId: idSchema,
    way: z.enum(amendmentWays),
    about: aboutSchema.optional(),
  }),
} as const;
