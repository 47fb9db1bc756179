import { z } from 'zod';
import { idSchema, localDateSchema, sha256Schema, stampSchema } from '../base/schemas';

export const channels = ['walk-in', 'mail', 'fax', 'phone', 'e-mail'] as const;
export const requesterKinds = [
  'patient',
  'representative',
  'family',
  'attorney',
  'provider',
  /** Pays for care: the patient's health plan, Medicare, Medicaid. */
  'health-plan',
  /** Life, disability, long-term care, liability or casualty insurer. */
  'insurer',
  'workers-compensation',
  'employer',
  /** Decides on benefits: Social Security, its state agency, Veterans Affairs. */
  'benefits-agency',
  'court',
  'law-enforcement',
  /** Any other public agency: health department, protective services, licensing board, coroner. */
  'agency',
  'researcher',
  'marketer',
  'other',
] as const;
export type RequesterKind = (typeof requesterKinds)[number];

export const recordKinds = [
  'progress-notes',
  'labs',
  'imaging',
  'medications',
  'billing',
  'other',
] as const;
/** A person may look at the record, have a copy, or both (45 CFR 164.524(c)(1)). */
export const accessServices = ['copy', 'inspection', 'both'] as const;
export type AccessWish = (typeof accessServices)[number];
export const paperKinds = ['request', 'authorization', 'letter', 'proof', 'other'] as const;

/** The intake form as typed: loose, so that half a form is kept across a crash and a lock. */
export const intakeFormSchema = z.object({
  channel: z.enum(channels).default('walk-in'),
  receivedOn: z.string().default(''),
  requesterKind: z.enum(requesterKinds).default('patient'),
  requesterName: z.string().default(''),
  requesterOrganization: z.string().default(''),
  requesterAddress: z.string().default(''),
  requesterPhone: z.string().default(''),
  patientFamilyName: z.string().default(''),
  patientGivenName: z.string().default(''),
  patientDateOfBirth: z.string().default(''),
  patientRecordNumber: z.string().default(''),
  identification: z.string().default(''),
  recordKinds: z.array(z.enum(recordKinds)).default([]),
  datesFrom: z.string().default(''),
  datesTo: z.string().default(''),
  description: z.string().default(''),
  service: z.enum(accessServices).default('copy'),
  format: z.enum(['paper', 'electronic']).default('paper'),
  delivery: z.enum(['pick-up', 'mail', 'file']).default('pick-up'),
  deliverTo: z.enum(['requester', 'other']).default('requester'),
  recipientName: z.string().default(''),
  recipientAddress: z.string().default(''),
  purpose: z.string().default(''),
});
export type IntakeForm = z.infer<typeof intakeFormSchema>;

const optionalDate = z.union(
  [z.literal(''), localDateSchema],
  'Type a whole date, or leave it empty.',
);

/** What must be there before a request gets a number and a due date. */
export const intakeFactsSchema = intakeFormSchema
  .extend({
    receivedOn: z.iso
      .date('Type the day the request was received.')
      .describe('The day the clinic received it, anywhere in the clinic.'),
    requesterName: z.string(),
    patientFamilyName: z.string().trim().min(1, 'Type the patient’s family name.'),
    patientGivenName: z.string().trim().min(1, 'Type the patient’s given name.'),
    patientDateOfBirth: z.iso.date('Type the patient’s date of birth.'),
    datesFrom: optionalDate,
    datesTo: optionalDate,
  })
  .superRefine((facts, context) => {
    if (
      facts.requesterKind !== 'patient' &&
      facts.requesterName.trim() === '' &&
      facts.requesterOrganization.trim() === ''
    ) {
      context.addIssue({ code: 'custom', path: ['requesterName'], message: 'Type who is asking.' });
    }
    if (facts.deliverTo === 'other' && facts.recipientName.trim() === '') {
      context.addIssue({
        code: 'custom',
        path: ['recipientName'],
        message: 'Type who is to receive the records.',
      });
    }
    if (facts.datesFrom && facts.datesTo && facts.datesFrom > facts.datesTo) {
      context.addIssue({
        code: 'custom',
        path: ['datesTo'],
        message: 'The last date is before the first date.',
      });
    }
    if (facts.patientDateOfBirth > facts.receivedOn) {
      context.addIssue({
        code: 'custom',
        path: ['patientDateOfBirth'],
        message: 'The date of birth is after the day received.',
      });
    }
  });
export type IntakeFacts = z.infer<typeof intakeFactsSchema>;

/** A scanned paper that came with the request. */
export const paperSchema = z.object({
  id: idSchema,
  kind: z.enum(paperKinds),
  fileId: idSchema,
  sha256: sha256Schema,
  pageCount: z.number().int().positive(),
  /** The password the sender set, kept under the request's key. */
  password: z.string().optional(),
  added: stampSchema,
});
export type Paper = z.infer<typeof paperSchema>;

const keptPackSchema = z.object({ packId: z.string(), version: z.string() });
export type KeptPack = z.infer<typeof keptPackSchema>;

/** The versions of the rule packs a request was logged under: they are what it was told by. */
const keptRulesSchema = z.object({ federal: keptPackSchema, state: keptPackSchema });
export type KeptRules = z.infer<typeof keptRulesSchema>;

export const intakeSliceSchema = z.object({
  form: intakeFormSchema,
  /** Absent while the request is still a draft. */
  facts: intakeFactsSchema.optional(),
  number: z.string().optional(),
  papers: z.array(paperSchema),
  started: stampSchema,
  logged: stampSchema.optional(),
  /** Absent: logged before desks kept it. */
  rules: keptRulesSchema.optional(),
});
export type IntakeSlice = z.infer<typeof intakeSliceSchema>;

export const intakeOperations = {
  'intake.started': z.object({ form: intakeFormSchema }),
  'intake.typed': z.object({ form: intakeFormSchema }),
  'intake.paperAdded': z.object({ paper: paperSchema.omit({ added: true }) }),
  'intake.paperRemoved': z.object({ paperId: idSchema }),
  'intake.paperRelabelled': z.object({ paperId: idSchema, kind: z.enum(paperKinds) }),
  'intake.logged': z.object({
    number: z.string(),
    facts: intakeFactsSchema,
    rules: keptRulesSchema.optional(),
  }),
  /** A manager moved the open request to rules that were corrected since. */
  'intake.rulesMoved': z.object({
    rules: keptRulesSchema,
    reason: z.string().trim().min(1, 'Say why the request moves to the newer rules.'),
  }),
} as const;
