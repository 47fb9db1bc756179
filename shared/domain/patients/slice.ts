import { z } from 'zod';
import { answerSchema } from '../authorization/facts';
import { idSchema, localDateSchema, stampSchema } from '../base/schemas';
import type { OperationOf } from '../request/operation';

/**
 * What is known of a patient beyond one request: who stands in for the patient, what a court or
 * the patient has limited, what must travel. One list of entries, each with who and when; an
 * entry is ended or corrected by another, never deleted.
 */
const text = z.string().trim().default('');
const dateOrNone = z.union([z.literal(''), localDateSchema], 'Type a whole date, or leave it empty.').default(''); // prettier-ignore
const answer = answerSchema.default('unknown');

export const patientIdentitySchema = z.object({
  familyName: z.string().trim().min(1, 'Type the patient’s family name.'),
  givenName: z.string().trim().min(1, 'Type the patient’s given name.'),
  dateOfBirth: z.iso.date('Type the patient’s date of birth.'),
  recordNumbers: z.array(z.string().trim().min(1)).default([]),
  /** Maiden and former names, `Given Family`. */
  aliases: z.array(z.string().trim().min(1)).default([]),
  /** Dates of birth that stand on older charts and papers, right or wrong. */
  otherBirthDates: z.array(z.iso.date('Type each date of birth in full.')).default([]),
});
export type PatientIdentity = z.infer<typeof patientIdentitySchema>;

/** Where a scanned paper stands: it is sealed under the key of the request it came with. */
export const proofPaperSchema = z.object({ requestId: idSchema, paperId: idSchema });

export type ProofPaper = z.infer<typeof proofPaperSchema>;

const signed = { paper: proofPaperSchema.optional(), note: text };
/** In force from and to, both days counted; empty: no such limit is known. */
const period = { from: dateOrNone, to: dateOrNone };
const inOrder = (fact: { readonly from: string; readonly to: string }): boolean =>
  fact.from === '' || fact.to === '' || fact.from <= fact.to;
const outOfOrder = { path: ['to'], message: 'The last day is before the first day.' };

export const authorityFactSchema = z
  .object({
    kind: z.literal('authority'),
    who: z.string().trim().min(1, 'Type who acts for the patient.'),
    /** Id of a capacity of the rule packs: `health-care-agent`, `parent`. */
    capacity: z.string().min(1, 'Choose in what capacity they act.'),
    /** Only for next of kin: a rung of the state's order, `spouse`. */
    kinship: text,
    scope: z.enum(['everything', 'limited']).default('everything'),
    scopeText: text,
    ...period,
    /** Ids of proof documents that somebody has seen. */
    proofs: z.array(z.string()).default([]),
    /** Answers to the questions of the packs, by id. */
    statements: z.record(z.string(), answerSchema).default({}),
    ...signed,
  })
  .refine(inOrder, outOfOrder)
  .refine(({ scope, scopeText }) => scope === 'everything' || scopeText !== '', {
    path: ['scopeText'],
    message: 'Type which records the authority covers.',
  });

export const orderFactSchema = z
  .object({
    kind: z.literal('order'),
    /** Whom it limits, as written on the order; blank where that is not clear. */
    whom: text,
    effect: z.enum(['everything', 'some', 'unknown']).default('unknown'),
    /** Which records, where it limits only some. */
    limits: text,
    court: text,
    ...period,
    ...signed,
  })
  .refine(inOrder, outOfOrder)
  .refine(({ effect, limits }) => effect !== 'some' || limits !== '', {
    path: ['limits'],
    message: 'Type which records the order closes.',
  });

/** 45 CFR 164.522(b): another address or number the patient asked us to use. */
export const confidentialFactSchema = z
  .object({ kind: z.literal('confidential'), address: text, phone: text, ...period, ...signed })
  .refine(inOrder, outOfOrder)
  .refine(({ address, phone }) => address !== '' || phone !== '', {
    path: ['address'],
    message: 'Type the address or the number the patient asked for.',
  });

/** 45 CFR 164.522(a): `self-pay` is the one the clinic must agree to. */
export const restrictionFactSchema = z
  .object({
    kind: z.literal('restriction'),
    type: z.enum(['self-pay', 'agreed']),
    /** The service paid for, or what was agreed. */
    about: z.string().trim().min(1, 'Type what the restriction is about.'),
    ...period,
    ...signed,
  })
  .refine(inOrder, outOfOrder);

/** 45 CFR 164.526: what must go along whenever the disputed item does. */
const amendmentFactSchema = z.object({
  kind: z.literal('amendment'),
  type: z.enum(['amendment', 'disagreement', 'request-and-denial']),
  about: z.string().trim().min(1, 'Type which entry of the chart it is about.'),
  /** The patient asked that request and denial go along: 164.526(d)(5)(ii). */
  patientAsked: answer,
  ...signed,
});

const holdFactSchema = z.object({
  kind: z.literal('hold'),
  matter: z.string().trim().min(1, 'Type the matter the hold is for.'),
  ...signed,
});

const deceasedFactSchema = z.object({
  kind: z.literal('deceased'),
  diedOn: z.iso.date('Type the day of death.'),
  proofs: z.array(z.string()).default([]),
  ...signed,
});

const emancipatedFactSchema = z.object({
  kind: z.literal('emancipated'),
  from: dateOrNone,
  how: z.string().trim().min(1, 'Type how: court order, marriage, military service.'),
  ...signed,
});

/** Neutral words only: the banner stands on every screen of this patient. */
const alertFactSchema = z.object({
  kind: z.literal('alert'),
  words: z.string().trim().min(1, 'Type what everybody at the desk must know.'),
});

const lookAlikeFactSchema = z.object({
  kind: z.literal('look-alike'),
  other: z.string().trim().min(1, 'Type who the patient is easily taken for.'),
});

/** 45 CFR 164.502(g)(5): a licensed professional's decision, and nobody else's. */
export const abuseFactSchema = z.object({
  kind: z.literal('abuse'),
  whom: z.string().trim().min(1, 'Type whom the decision is about.'),
  decision: z.enum(['not-a-representative', 'stays-representative']),
  reason: z.string().trim().min(1, 'Type the reasons for the decision.'),
  ...signed,
});

/** What any working role may record. */
export const openFactSchema = z.discriminatedUnion('kind', [
  authorityFactSchema,
  orderFactSchema,
  confidentialFactSchema,
  amendmentFactSchema,
  deceasedFactSchema,
  emancipatedFactSchema,
  alertFactSchema,
  lookAlikeFactSchema,
]);
/** What is for the privacy officer and the administrator. */
export const managedFactSchema = z.discriminatedUnion('kind', [
  restrictionFactSchema,
  holdFactSchema,
]);
export const patientFactSchema = z.union([openFactSchema, managedFactSchema, abuseFactSchema]);
export type PatientFact = z.infer<typeof patientFactSchema>;
export type FactKind = PatientFact['kind'];
export type FactOf<K extends FactKind> = Extract<PatientFact, { readonly kind: K }>;

export const patientEntrySchema = z.object({
  id: idSchema,
  fact: patientFactSchema,
  recorded: stampSchema,
  ended: stampSchema.extend({ on: localDateSchema, reason: z.string() }).optional(),
  /** The entry that says it right. */
  correctedBy: idSchema.optional(),
});
export type PatientEntry = z.infer<typeof patientEntrySchema>;
export type EntryOf<K extends FactKind> = PatientEntry & { readonly fact: FactOf<K> };

export const patientStateSchema = z.object({
  id: idSchema,
  identity: patientIdentitySchema,
  entries: z.array(patientEntrySchema),
  created: stampSchema,
});
export type PatientState = z.infer<typeof patientStateSchema>;

export const patientOperations = {
  'patient.created': z.object({ identity: patientIdentitySchema }),
  'patient.identified': z.object({ identity: patientIdentitySchema }),
  'patient.factRecorded': z.object({
    entryId: idSchema,
    fact: patientFactSchema,
    /** The entry this one puts right. */
    corrects: idSchema.optional(),
  }),
  'patient.factEnded': z.object({
    entryId: idSchema,
    on: localDateSchema,
    reason: z.string().trim().min(1, 'Say why it ends.'),
  }),
} as const;
export type PatientOperation = OperationOf<typeof patientOperations>;
