import { z } from 'zod';
import { localDateSchema } from '../../domain/base/schemas';
import { basisKinds } from '../../domain/basis/slice';
import { accountingLists, beginsTooLate } from '../../domain/disclosure/accounting';
import { accessServices } from '../../domain/intake/slice';
import { timerStarts } from '../../domain/law/clockRules';

/** Clocks asked for without the questions of the basis. */
const clockSchema = z.strictObject({
  basis: z.enum(basisKinds),
  row: z.string().optional(),
  service: z.enum(accessServices).optional(),
  paidOn: localDateSchema.optional(),
  paperDay: localDateSchema.optional(),
  extendedTo: localDateSchema.optional(),
  starts: z.partialRecord(z.enum(timerStarts), localDateSchema).default({}),
});

const denialSchema = z.strictObject({
  code: z.string(),
  role: z.string(),
  /** How many pages were chosen, and how many of them somebody looked at. */
  pages: z.number().int().nonnegative().default(1),
  looked: z.number().int().nonnegative().optional(),
  ground: z.string().default('named in the note of the visit'),
  answers: z.record(z.string(), z.enum(['yes', 'no'])).default({}),
  blockingException: z.string().default('not-electronic'),
  /** How many pages the chart has; left out: more than are denied. */
  chart: z.number().int().positive().optional(),
  /** How many of the others are left out already. */
  leftOut: z.number().int().nonnegative().default(0),
  /** An exception of the law for the whole chart is recorded. */
  wholeException: z.boolean().default(false),
  legalDue: localDateSchema.optional(),
});

const reviewSchema = z.strictObject({
  code: z.string(),
  role: z.string(),
  reviewer: z.string(),
  deniedBy: z.array(z.string()),
});

const disclosureSchema = z.strictObject({
  id: z.string(),
  on: localDateSchema,
  to: z.string(),
  address: z.string().default(''),
  what: z.string().default('Progress notes'),
  purpose: z.string().default(''),
  row: z.string().default(''),
  kind: z.enum(basisKinds),
  accountable: z.boolean().optional(),
  part2: z.boolean().optional(),
  protocol: z
    .strictObject({
      name: z.string(),
      purpose: z.string(),
      contact: z.string(),
      participants: z.number().int().positive(),
    })
    .optional(),
});

const accountingSchema = z
  .strictObject({
    list: z.enum(accountingLists).default('disclosures'),
    requestedOn: localDateSchema,
    from: localDateSchema.optional(),
    disclosures: z.array(disclosureSchema).default([]),
    suspensions: z
      .array(
        z.strictObject({
          disclosureId: z.string(),
          kind: z.enum(['written', 'oral']),
          agency: z.string(),
          official: z.string().default(''),
          statedOn: localDateSchema,
          until: localDateSchema.optional(),
        }),
      )
      .default([]),
    extendedTo: localDateSchema.optional(),
    earlier: z.array(localDateSchema).default([]),
  })
  .refine(({ from, requestedOn }) => from === undefined || from <= requestedOn, {
    path: ['from'],
    message: beginsTooLate,
  });

/** What a case may give about clocks, denials and accountings; `test/scenarios/README.md`. */
export const answerGiven = {
  clock: clockSchema.optional(),
  denial: denialSchema.optional(),
  review: reviewSchema.optional(),
  accounting: accountingSchema.optional(),
} as const;
