import { z } from 'zod';
import { optInCategories } from '../domain/law/gateRules';
import { formQuestionSchema } from '../domain/law/formRules';
import { takenBackSchema } from '../domain/authorization/revocation';
import { idSchema, instantSchema, localDateSchema } from '../domain/base/schemas';
import { gateLineIds } from '../domain/release/gateLine';
import { proofRecordSchema } from '../domain/packet/proofRecord';
import { requestStateSchema } from '../domain/request/state';
import { identityViewSchema } from './identity';
import { sensitiveViewSchema } from './sensitive';
import { managingRoles, roles, verb, workingRoles } from './verb';

export const stepIds = [
  'intake',
  'basis',
  'authorization',
  'records',
  'review',
  'packet',
  'qc',
  'release',
  'disclosure',
] as const;
export type StepId = (typeof stepIds)[number];

/** What stands beside the walk of a request: screens of their own, and no steps. */
export const sidePlaceIds = ['people', 'money', 'letters', 'forms', 'answer'] as const;
export const placeIds = [...stepIds, ...sidePlaceIds] as const;
export type PlaceId = (typeof placeIds)[number];

/** GOV.UK task list statuses, in the clerk's words. */
export const stepSchema = z.object({
  id: z.enum(stepIds),
  title: z.string(),
  status: z.enum(['not-started', 'cannot-start', 'in-progress', 'done', 'attention', 'not-needed']),
  /** One plain sentence: what is done, what is missing, or why it cannot start. */
  note: z.string(),
});
export type Step = z.infer<typeof stepSchema>;

export const gateItemSchema = z.object({
  id: z.enum(gateLineIds),
  ok: z.boolean(),
  sentence: z.string(),
  /** The button that clears a red line. */
  fix: z.object({ label: z.string(), step: z.enum(placeIds) }).optional(),
  /** What clears it was asked for with a letter: what to do once it comes. */
  onceHere: z.string().optional(),
  /** Stops nothing, and is not settled either. */
  open: z.boolean().optional(),
});
export type GateItem = z.infer<typeof gateItemSchema>;

/** A check of the authorization form as it stands now, or of the basis. */
export const checkOutcomeSchema = z.object({
  id: z.string(),
  answer: z.enum(['met', 'not-met', 'unknown', 'not-applicable']),
  severity: z.enum(['block', 'warn', 'info']),
  title: z.string(),
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
  /** Nobody has read the rule in its source yet: a manager must confirm. */
  unverified: z.boolean().default(false),
  /** Facts it was answered from, by their names. */
  factsUsed: z.array(z.string()).default([]),
  /** Categories whose pages it bars; empty: it concerns the whole form. */
  bars: z.array(z.enum(optInCategories)).default([]),
  /** Why somebody went on in spite of a warning. */
  reason: z.string().optional(),
});
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;

export const bandSchema = z.object({
  number: z.string(),
  patient: z.string(),
  dateOfBirth: z.string(),
  requester: z.string(),
  status: z.string(),
  due: z.string(),
  claimedBy: z.string(),
  /** What everybody who works on this patient's requests must know; neutral words. */
  alerts: z.array(z.string()),
});

export const nextStepSchema = z.object({ step: z.enum(placeIds), label: z.string() });

const packNameSchema = z.object({ label: z.string(), version: z.string() });

/** Everything a request's screens show. Computed from the state at each call; nothing here is stored. */
export const requestViewSchema = z.object({
  request: requestStateSchema,
  band: bandSchema,
  steps: z.array(stepSchema),
  stepsDone: z.number().int(),
  stepsTotal: z.number().int(),
  next: nextStepSchema.optional(),
  authorization: z
    .object({
      checks: z.array(checkOutcomeSchema),
      valid: z.boolean(),
      foot: z.string(),
      /** Categories whose pages the form does not carry, though the rest may go. */
      doesNotCarry: z.array(z.enum(optInCategories)),
      /** Set where no form came: the letter that asks for one, and when it was written last. */
      missing: z.object({ letter: z.string(), asked: instantSchema.optional() }).optional(),
      /** The checklist of 42 CFR 2.31; empty where it does not apply. */
      part2: z.array(checkOutcomeSchema),
      contradictions: z.array(z.object({ field: z.string(), sentence: z.string() })),
      /** What a rule of the state needs to know besides. */
      questions: z.array(formQuestionSchema.extend({ reserved: z.string() })),
      /** Printed forms the rules of the request know; every other is `other`. */
      knownForms: z.array(z.object({ form: z.string(), label: z.string() })),
    })
    .optional(),
  gate: z.array(gateItemSchema),
  pages: z.object({ total: z.number().int(), looked: z.number().int(), leftOut: z.number().int() }),
  packetIsCurrent: z.boolean(),
  /** Whoever is signed in had a hand in the packet: a check of it is a check of one’s own work. */
  qc: z.object({ solo: z.boolean() }),
  /** The record of the packet's proof; absent where none was signed, or its signature does not hold. */
  proof: z.object({ record: proofRecordSchema, signedBy: z.string() }).optional(),
  /** By document: its title gives a category away to who reads the index or a list. */
  titleCautions: z.record(idSchema, z.string()),
  identity: identityViewSchema,
  sensitive: sensitiveViewSchema,
  /** Which versions of the rules it keeps; absent on a draft. */
  rules: z
    .object({
      kept: z.array(packNameSchema),
      /** Later versions of the same packs; they hold for requests that come today. */
      newer: z.array(packNameSchema.extend({ why: z.string() })),
      /** Versions it was logged under and this desk does not have any more. */
      lost: z.array(packNameSchema),
    })
    .optional(),
});
export type RequestView = z.infer<typeof requestViewSchema>;

export const queueGroupIds = ['due', 'needs-you', 'ready', 'waiting', 'done'] as const;

export const queueRowSchema = z.object({
  requestId: idSchema,
  /** Set where the work is an accounting of disclosures; it is kept on this request of the patient. */
  accountingId: idSchema.optional(),
  number: z.string(),
  patient: z.string(),
  requester: z.string(),
  requesterKind: z.string(),
  group: z.enum(queueGroupIds),
  status: z.string(),
  /** The next step as a verb: "Look at 41 pages". */
  next: nextStepSchema.optional(),
  blockedBy: z.string(),
  receivedOn: z.string(),
  workBy: localDateSchema.optional(),
  legalDue: localDateSchema.optional(),
  /** "3 business days left", "Overdue since Nov 20". */
  dueText: z.string(),
  claimedBy: z.string(),
  /** A timer of the rules: what to do by when, beside answering. */
  followUp: z.object({ on: localDateSchema, sentence: z.string() }).optional(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const historyRowSchema = z.object({
  at: instantSchema,
  by: z.string(),
  what: z.string(),
  /** Something decided, said, sent or taken in; the rest is work in between. */
  matters: z.boolean(),
});

const target = z.object({ requestId: idSchema });

export const requestVerbs = {
  'desk.queue': verb(
    z.object({}),
    z.object({ rows: z.array(queueRowSchema), today: localDateSchema }),
    { allowed: roles },
  ),
  'request.view': verb(target, requestViewSchema, { allowed: roles }),
  'request.history': verb(target, z.object({ rows: z.array(historyRowSchema) }), {
    allowed: roles,
  }),
  'request.claim': verb(target.extend({ claimed: z.boolean() }), requestViewSchema, {
    allowed: workingRoles,
    writes: true,
  }),
  'request.hold': verb(
    target.extend({
      reason: z.string().trim().min(1, 'Say why it has to wait.'),
      /** Which information-blocking exception covers it; left out: nobody has said. */
      blockingException: z.string().min(1).optional(),
    }),
    requestViewSchema,
    { allowed: workingRoles, writes: true },
  ),
  'request.resume': verb(target, requestViewSchema, { allowed: workingRoles, writes: true }),
  'request.cancel': verb(
    target.extend({ reason: z.string().trim().min(1, 'Say why it is cancelled.') }),
    requestViewSchema,
    { allowed: workingRoles, writes: true },
  ),
  /** Only a manager, only with a reason: an older request keeps what it was told by. */
  'request.moveRules': verb(
    target.extend({
      reason: z.string().trim().min(1, 'Say why the request moves to the newer rules.'),
    }),
    requestViewSchema,
    { allowed: managingRoles, writes: true },
  ),
  'request.recordRevocation': verb(
    target.extend({
      receivedOn: localDateSchema,
      /** Left out: the form in use, where no more than one stands. */
      takenBack: takenBackSchema.optional(),
      /** The scan of the paper that came, among the papers of the request. */
      writtenOn: idSchema.optional(),
    }),
    requestViewSchema,
    { allowed: workingRoles, writes: true },
  ),
  /** It opens what a revocation shut, so a manager answers for it; the record itself stays. */
  'request.correctRevocation': verb(
    target.extend({
      revocationId: idSchema,
      reason: z.string().trim().min(1, 'Say how the revocation came to be recorded in error.'),
    }),
    requestViewSchema,
    { allowed: managingRoles, writes: true },
  ),
} as const;
