import { z } from 'zod';
import { idSchema, instantSchema, localDateSchema } from '../domain/base/schemas';
import { signerRelations } from '../domain/law/peopleRules';
import { signerAuthorities } from '../domain/patients/authority';
import { amendmentWays, restrictionDecisions, signerSchema } from '../domain/patients/peopleSlice';
import {
  abuseFactSchema,
  managedFactSchema,
  openFactSchema,
  patientFactSchema,
  patientIdentitySchema,
  type FactKind,
} from '../domain/patients/slice';
import { requestViewSchema } from './request';
import { managingRoles, roles, verb, workingRoles, type Role } from './verb';

const target = z.object({ requestId: idSchema });
const entry = target.extend({ entryId: idSchema });

/** What a rule says, with where it stands. */
const saidSchema = z.object({
  sentence: z.string(),
  citation: z.string(),
  ruleId: z.string(),
  unverified: z.boolean(),
});

const authoritySchema = saidSchema.extend({
  signerAuthority: z.enum(signerAuthorities),
  signerRelation: z.enum(signerRelations),
  answer: z.enum(['met', 'not-met', 'unknown']),
  documentsNeeded: z.array(z.string()),
  missing: z.array(z.string()),
});

const factKinds = [
  'authority',
  'order',
  'confidential',
  'restriction',
  'amendment',
  'hold',
  'deceased',
  'emancipated',
  'alert',
  'look-alike',
  'abuse',
] as const satisfies readonly FactKind[];

const pointSchema = saidSchema.extend({
  entryId: idSchema,
  kind: z.enum(factKinds),
  /** Who settled it and how; absent while it is open. */
  settled: z.object({ by: z.string(), at: instantSchema, how: z.string() }).optional(),
});

/** A scan somebody may open: it belongs to the request it came with. */
const scanSchema = z.object({
  requestId: idSchema,
  paperId: idSchema,
  title: z.string(),
  pageCount: z.number().int().positive(),
});
export type Scan = z.infer<typeof scanSchema>;

/** One line of the list of what is recorded, in words. */
const rowSchema = z.object({
  entryId: idSchema,
  fact: patientFactSchema,
  recordedBy: z.string(),
  recordedAt: instantSchema,
  ended: z.object({ on: localDateSchema, reason: z.string(), by: z.string() }).optional(),
  corrected: z.boolean(),
  /** The scan it stands on, where there is one. */
  paper: scanSchema.optional(),
  /** Only for somebody’s authority: how it stands today. */
  authority: authoritySchema.optional(),
});
export type PersonRow = z.infer<typeof rowSchema>;

const candidateSchema = z.object({ patientId: idSchema, identity: patientIdentitySchema });

const optionSchema = z.object({ id: z.string(), title: z.string() });

export const peopleViewSchema = z.object({
  today: localDateSchema,
  /** `new`: nothing is recorded yet; `unclear`: one of the candidates, or nobody of them. */
  found: z.enum(['known', 'new', 'unclear']),
  /** Two of the candidates have this very name and birth date. */
  alike: z.boolean(),
  identity: patientIdentitySchema.optional(),
  /** How identity was checked, as intake took it down, and the scans that show it. */
  identified: z.object({ how: z.string(), papers: z.array(scanSchema) }),
  candidates: z.array(candidateSchema),
  rows: z.array(rowSchema),
  signer: signerSchema.optional(),
  /** A representative who asks and of whom no authority is recorded yet; else empty. */
  asking: z.string(),
  /** A representative asks on the authority of somebody else. */
  otherAsks: z
    .object({ requester: z.string(), who: z.string(), settled: z.boolean(), reason: z.string() })
    .optional(),
  alerts: z.array(z.string()),
  restrictions: z.array(pointSchema),
  holds: z.array(pointSchema),
  amendments: z.array(pointSchema),
  /** Where the patient’s own copy is mailed, and the address the patient asked for. */
  address: z
    .object({ mailedTo: z.string(), askedFor: z.string(), phone: z.string(), ok: z.boolean() })
    .optional(),
  ladder: saidSchema
    .extend({
      rungs: z.array(
        z.object({
          rank: z.number().int(),
          title: z.string(),
          kinship: z.string(),
          who: z.array(z.string()),
        }),
      ),
    })
    .optional(),
  protectedUntil: saidSchema.optional(),
  custody: saidSchema,
  retentions: z.array(saidSchema),
  /** The choices of the dialogs, from the packs of this request. */
  capacities: z.array(optionSchema.extend({ questions: z.array(z.string()), proofs: z.array(z.string()), byKin: z.boolean() })), // prettier-ignore
  kinships: z.array(optionSchema),
  proofs: z.array(optionSchema),
  questions: z.array(optionSchema.extend({ reserved: z.string() })),
  papers: z.array(optionSchema),
  requests: z.array(
    z.object({
      requestId: idSchema,
      number: z.string(),
      receivedOn: z.string(),
      status: z.string(),
    }),
  ),
});
export type PeopleView = z.infer<typeof peopleViewSchema>;

interface RightsOfKind {
  readonly record: readonly Role[];
  /** To end it, or to correct it: what it says may no longer hold then. */
  readonly setAside: readonly Role[];
}

const anybody: RightsOfKind = { record: workingRoles, setAside: workingRoles };
const managers: RightsOfKind = { record: managingRoles, setAside: managingRoles };
const professionals: readonly Role[] = ['licensed-professional'];

/** Who may do what with an entry of each kind. */
export const rightsOfKind: Readonly<Record<FactKind, RightsOfKind>> = {
  authority: anybody,
  /** Anybody writes down what a court said; that it no longer holds is not for a clerk to say. */
  order: { record: workingRoles, setAside: managingRoles },
  confidential: anybody,
  restriction: managers,
  amendment: anybody,
  hold: managers,
  deceased: anybody,
  emancipated: anybody,
  alert: anybody,
  'look-alike': anybody,
  abuse: { record: professionals, setAside: professionals },
};

const change = { allowed: workingRoles, writes: true };
const managed = { allowed: managingRoles, writes: true };
const answer = z.object({ people: peopleViewSchema, view: requestViewSchema });
const corrects = { corrects: idSchema.optional() };

/** What is known of a patient beyond one request, and what of it touches this request. */
export const patientVerbs = {
  'patients.view': verb(target, peopleViewSchema, { allowed: roles }),
  /** Which patient this is; without an id, none of those the desk knows. */
  'patients.link': verb(target.extend({ patientId: idSchema.optional() }), answer, change),
  /** Whether another request is about the patient of this one; `same: false` keeps both apart for good. */
  'patients.sayWhich': verb(target.extend({ otherId: idSchema, same: z.boolean() }), z.object({}), change), // prettier-ignore
  'patients.identify': verb(target.extend({ identity: patientIdentitySchema }), answer, change),
  'patients.record': verb(target.extend({ fact: openFactSchema, ...corrects }), answer, change),
  'patients.restrict': verb(target.extend({ fact: managedFactSchema, ...corrects }), answer, managed), // prettier-ignore
  /** 45 CFR 164.502(g)(5): only a licensed professional decides. */
  'patients.decideAbuse': verb(target.extend({ fact: abuseFactSchema, ...corrects }), answer, {
    allowed: professionals,
    writes: true,
  }),
  /** Nothing is deleted: it ends on a day, for a reason. */
  'patients.end': verb(
    entry.extend({
      on: z.iso.date('Type the day it ends.'),
      reason: z.string().trim().min(1, 'Say why it ends.'),
    }),
    answer,
    change,
  ),
  /** `otherAsks`: why the representative who asks is not the one with the authority. */
  'patients.chooseSigner': verb(
    target.extend({ signer: signerSchema, otherAsks: z.string().trim().min(1).optional() }),
    answer,
    change,
  ),
  'patients.confirmAddress': verb(
    target.extend({
      numberCalled: z.string().trim().min(1, 'Type the number in the chart that you called.'),
      reason: z.string().trim().min(1, 'Say what the patient said.'),
    }),
    answer,
    change,
  ),
  'patients.seeHold': verb(entry, answer, managed),
  'patients.settle': verb(
    entry.extend({
      decision: z.enum(restrictionDecisions),
      reason: z.string().trim().min(1, 'Say why.'),
    }),
    answer,
    change,
  ),
  'patients.tickAmendment': verb(entry.extend({ way: z.enum(amendmentWays) }), answer, change),
} as const;
