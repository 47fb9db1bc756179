import { z } from 'zod';
import { idSchema, localDateSchema } from '../domain/base/schemas';
import { sourceStatusSchema } from '../domain/law/sourced';
import { bytesSchema } from './pageImage';
import { managingRoles, roles, verb } from './verb';

/** Why an outcome is what it is; nothing here is stored, all of it is read from the pack. */
export const explanationSchema = z.object({
  title: z.string(),
  sentence: z.string(),
  citation: z.string(),
  status: sourceStatusSchema,
  verifiedOn: z.string(),
  /** “HIPAA 2026.1, for requests received from January 1, 2025.” */
  pack: z.string(),
  /** That the rules were corrected since this request was logged; empty where not. */
  newer: z.string(),
  /** What the rule tests, in words; empty where it always holds. */
  conditions: z.array(
    z.object({
      title: z.string(),
      lines: z.array(z.object({ depth: z.number().int(), text: z.string() })),
      /** Whether it is so for the request; empty without one. */
      outcome: z.string(),
      /** Which other answer would turn it, a sentence each. */
      changes: z.array(z.string()),
    }),
  ),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What a check can find, where the rule is a check. */
  findings: z.array(z.object({ answer: z.string(), sentence: z.string() })),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** A version of a pack as the list shows it. */
export const packVersionSchema = z.object({
  packId: z.string(),
  version: z.string(),
  label: z.string(),
  /** “Requests received from January 1, 2025” */
  holds: z.string(),
  standing: z.enum(['in-force', 'later', 'past']),
  /** Made by this clinic, by whom, when and why; absent: it shipped. */
  own: z
    .object({ by: z.string(), on: z.string(), reason: z.string(), basedOn: z.string() })
    .optional(),
  status: sourceStatusSchema,
  verifiedOn: z.string(),
  /** What a manager has to confirm of it as a whole; empty where nothing. */
  warning: z.string(),
  /** Rules of it that nobody has compared with their source yet. */
  toConfirm: z.number().int(),
});
export type PackVersion = z.infer<typeof packVersionSchema>;

/** A version of the clinic's own that this desk cannot read any more. */
const unreadablePackSchema = packVersionSchema
  .pick({ packId: true, version: true, label: true })
  .extend({
    /** What is wrong with it, and which version holds instead. */
    sentence: z.string(),
    own: packVersionSchema.shape.own.unwrap(),
  });
export type UnreadablePack = z.infer<typeof unreadablePackSchema>;

const path = z
  .array(z.union([z.string(), z.number().int()]))
  .min(1)
  .readonly();

export const readableFieldSchema = z.object({
  path,
  label: z.string(),
  words: z.string(),
  kind: z.enum(['number', 'cents', 'mills', 'yes-no', 'choice', 'date', 'text', 'fixed']),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(z.string()).readonly(),
});
export type ReadableField = z.infer<typeof readableFieldSchema>;

export const readableRuleSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  title: z.string(),
  citation: z.string(),
  status: sourceStatusSchema,
  verifiedOn: z.string(),
  conditions: z
    .array(
      z.object({
        title: z.string(),
        lines: z.array(z.object({ depth: z.number().int(), text: z.string() })).readonly(),
      }),
    )
    .readonly(),
  fields: z.array(readableFieldSchema).readonly(),
  tables: z
    .array(
      z.object({
        title: z.string(),
        columns: z.array(z.string()).readonly(),
        rows: z.array(z.array(readableFieldSchema.optional()).readonly()).readonly(),
      }),
    )
    .readonly(),
});
export type ReadableRule = z.infer<typeof readableRuleSchema>;

export const readablePartSchema = z.object({
  part: z.string(),
  title: z.string(),
  rules: z.array(readableRuleSchema).readonly(),
});

export const differenceSchema = z.object({
  rule: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});
export type PackDifference = z.infer<typeof differenceSchema>;

const ofPack = z.object({ packId: z.string(), version: z.string() });
const reason = z.string().trim().min(1, 'Say why: it stands in the record of the clinic.');
const from = z.iso.date('Type the day from which it holds, as it stands in the calendar.');
const taken = z.object({ packId: z.string(), version: z.string() });
const manage = { allowed: managingRoles, writes: true };

/** As it was typed; the schema of packs refuses what is no number, with the field it stands in. */
const typed = z.union([z.number(), z.string()]);

const ratesSchema = z.object({
  effectiveFrom: z.iso.date('Type the first day of the new rates, as it stands in the calendar.'),
  /** Absent: until others are entered. */
  effectiveTo: z.iso.date('Type the last day as it stands in the calendar.').optional(),
  citation: z.string().trim().min(1, 'Say where these rates are written.'),
  tiers: z
    .array(z.object({ from: typed, to: typed.nullable(), mills: typed }))
    .readonly()
    .optional(),
  /** Every other amount, in mills, by its place within the schedule. */
  amounts: z.array(z.object({ path, mills: typed })).readonly(),
});

export const rulesVerbs = {
  'rules.explain': verb(
    z.object({ ruleId: z.string(), requestId: idSchema.optional() }),
    explanationSchema,
    { allowed: roles },
  ),
  'rules.packs': verb(
    z.object({}),
    z.object({
      packs: z.array(packVersionSchema),
      unreadable: z.array(unreadablePackSchema),
      today: localDateSchema,
    }),
    { allowed: managingRoles },
  ),
  /** One version, as tables. */
  'rules.pack': verb(
    ofPack,
    z.object({ pack: packVersionSchema, parts: z.array(readablePartSchema) }),
    { allowed: managingRoles },
  ),
  /** Makes a version of the clinic's own; `checked`: somebody compared the new value with its source. */
  'rules.changeRule': verb(
    ofPack.extend({
      path,
      value: z.union([z.string(), z.number(), z.boolean()]),
      checked: z.boolean(),
      reason,
      from,
    }),
    taken,
    manage,
  ),
  /** Rates of another year for one schedule of fees; those there are stay for their own time. */
  'rules.enterRates': verb(
    ofPack.extend({
      /** Its place among the fees of this version. */
      schedule: z.number().int().nonnegative(),
      rates: ratesSchema,
      checked: z.boolean(),
      reason,
      from,
    }),
    taken,
    manage,
  ),
  /** Without `ruleId` the pack as a whole. */
  'rules.confirm': verb(
    ofPack.extend({
      ruleId: z.string().optional(),
      /** Of rates of several years, those that begin on this day. */
      effectiveFrom: localDateSchema.optional(),
      reason,
    }),
    taken,
    manage,
  ),
  'rules.export': verb(
    ofPack,
    z.discriminatedUnion('saved', [
      z.object({ saved: z.literal(true), name: z.string() }),
      z.object({ saved: z.literal(false) }),
    ]),
    { allowed: managingRoles },
  ),
  /** What taking the file would change; nothing is stored. */
  'rules.readImport': verb(
    z.object({ bytes: bytesSchema }),
    z.object({
      packId: z.string(),
      label: z.string(),
      comparedWith: z.string(),
      differences: z.array(differenceSchema),
    }),
    { allowed: managingRoles },
  ),
  'rules.import': verb(z.object({ bytes: bytesSchema, reason, from }), taken, manage),
  'rules.difference': verb(
    z.object({ packId: z.string(), a: z.string(), b: z.string() }),
    z.object({ differences: z.array(differenceSchema) }),
    { allowed: managingRoles },
  ),
} as const;
