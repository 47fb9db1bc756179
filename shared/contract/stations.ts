import { z } from 'zod';
import { idSchema, localDateSchema } from '../domain/base/schemas';
import { intakeFactsSchema, intakeFormSchema, paperKinds } from '../domain/intake/slice';
import { packetOptionsSchema } from '../domain/packet/slice';
import { qcDefects } from '../domain/qc/slice';
import { documentLabelSchema } from '../domain/records/slice';
import { lockWantedSchema } from '../domain/release/slice';
import { disclosureSchema } from '../domain/disclosure/slice';
import { bytesSchema, pageImageSchema, previewAsked, previewSchema } from './pageImage';
import { requestViewSchema } from './request';
import { roles, verb, workingRoles } from './verb';

const target = z.object({ requestId: idSchema });
const change = { allowed: workingRoles, writes: true };
const read = { allowed: roles };

export const intakeVerbs = {
  'intake.start': verb(z.object({ form: intakeFormSchema }), requestViewSchema, change),
  /** Saves the form as it stands, however incomplete. */
  'intake.type': verb(target.extend({ form: intakeFormSchema }), requestViewSchema, change),
  'intake.addPaper': verb(
    target.extend({
      kind: z.enum(paperKinds),
      bytes: bytesSchema,
      password: z.string().optional(),
    }),
    requestViewSchema,
    change,
  ),
  'intake.removePaper': verb(target.extend({ paperId: idSchema }), requestViewSchema, change),
  /** Says what a paper is after all; refused where something rests on what it was taken for. */
  'intake.relabelPaper': verb(
    target.extend({ paperId: idSchema, kind: z.enum(paperKinds) }),
    requestViewSchema,
    change,
  ),
  /** Gives the request its number; from here the clock runs. */
  'intake.log': verb(target.extend({ facts: intakeFactsSchema }), requestViewSchema, change),
  /** Requests of what looks like the same patient, as the form is typed. */
  'intake.matches': verb(
    z.object({
      familyName: z.string(),
      givenName: z.string(),
      dateOfBirth: z.string(),
      exceptRequestId: z.string(),
    }),
    z.object({
      matches: z.array(
        z.object({
          requestId: idSchema,
          number: z.string(),
          patient: z.string(),
          dateOfBirth: z.string(),
          status: z.string(),
        }),
      ),
    }),
    read,
  ),
  /** The live sentence under the form; nothing is stored. */
  'intake.preview': verb(
    z.object({ form: intakeFormSchema }),
    z.object({ sentence: z.string(), why: z.string(), due: z.string() }),
    read,
  ),
} as const;

/** Which file is meant to come in, and how wide its first page is wanted. */
const glanced = target.extend({
  password: z.string().optional(),
  maxWidth: previewAsked.maxWidth,
});

export const recordsVerbs = {
  /** The first page of a file before anything of it is taken in; nothing is stored. */
  'records.glance': verb(glanced.extend({ bytes: bytesSchema }), previewSchema, {
    allowed: workingRoles,
  }),
  'records.add': verb(
    target.extend({
      bytes: bytesSchema,
      password: z.string().optional(),
      label: documentLabelSchema,
    }),
    requestViewSchema,
    change,
  ),
  'records.label': verb(
    target.extend({ documentId: idSchema, label: documentLabelSchema }),
    requestViewSchema,
    change,
  ),
  'records.move': verb(
    target.extend({ documentId: idSchema, toIndex: z.number().int().nonnegative() }),
    requestViewSchema,
    change,
  ),
  'records.remove': verb(target.extend({ documentId: idSchema }), requestViewSchema, change),
  /** Why documents dated outside what was asked for go out all the same. */
  'records.explainDates': verb(
    target.extend({ reason: z.string().trim().min(1, 'Say why they belong to this request.') }),
    requestViewSchema,
    change,
  ),
  'records.complete': verb(target.extend({ complete: z.boolean() }), requestViewSchema, change),
  /** A page of a document, a paper or the packet, as pixels. `maxWidth` in device pixels. */
  'page.image': verb(
    target.extend({
      of: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('document'), id: idSchema }),
        z.object({ kind: z.literal('paper'), id: idSchema }),
        z.object({ kind: z.literal('packet') }),
      ]),
      page: z.number().int().positive(),
      maxWidth: z.number().int().min(40).max(3000),
    }),
    pageImageSchema,
    read,
  ),
} as const;

export const packetVerbs = {
  'packet.setOptions': verb(
    target.extend({ options: packetOptionsSchema }),
    requestViewSchema,
    change,
  ),
  /** Builds, proves and seals; on any doubt nothing is kept and the reply names page and reason. Sends `progress` events. */
  'packet.build': verb(target, requestViewSchema, change),
  /**
   * Whoever waits for `packet.build` is refused as `stopped`, and the request is as it was. Not `stopped`
   * where none is being built, or where it is being kept already.
   */
  'packet.stop': verb(target, z.object({ stopped: z.boolean() }), { allowed: change.allowed }),
} as const;

export const qcVerbs = {
  'qc.certify': verb(
    target.extend({ checklist: z.array(z.string()), comment: z.string(), soloReason: z.string() }),
    requestViewSchema,
    change,
  ),
  'qc.decline': verb(
    target.extend({
      defect: z.enum(qcDefects),
      comment: z.string().trim().min(1, 'Say what is wrong, so that it can be mended.'),
    }),
    requestViewSchema,
    change,
  ),
} as const;

export const releaseVerbs = {
  /** Tests the gate again, then hands the packet to the printer. */
  'release.print': verb(
    target,
    z.object({
      outcome: z.enum(['sent', 'cancelled']),
      view: requestViewSchema,
    }),
    change,
  ),
  /** A password to lock a file with, made by chance; the desk forgets it at once. */
  'release.makePassword': verb(z.object({}), z.object({ password: z.string() }), {
    allowed: workingRoles,
  }),
  /**
   * Tests the gate again, then saves, locked with a password where one is given; releases at once,
   * because the shell knows whether the file is whole.
   */
  'release.save': verb(
    target.extend({ lock: lockWantedSchema.optional() }),
    z.object({
      outcome: z.enum(['saved', 'cancelled']),
      name: z.string(),
      view: requestViewSchema,
    }),
    change,
  ),
  /** A released packet once more; whether it may still go is tested anew. */
  'release.reprint': verb(
    target.extend({
      deliveryId: idSchema,
      reason: z.string().trim().min(1, 'Say why it is printed again.'),
    }),
    z.object({
      outcome: z.enum(['sent', 'cancelled']),
      view: requestViewSchema,
    }),
    change,
  ),
  /** This packet is known to be wrong: nobody prints it again. */
  'release.barReprint': verb(
    target.extend({
      deliveryId: idSchema,
      reason: z.string().trim().min(1, 'Say why it may not be printed again.'),
    }),
    requestViewSchema,
    change,
  ),
  /** "Did all 134 pages print?" Yes releases and writes the disclosure row. */
  'release.confirmPrinted': verb(
    target.extend({ allPrinted: z.boolean() }),
    requestViewSchema,
    change,
  ),
} as const;

/** Which protected pages went along is for the list of 42 CFR 2.25, not for the log. */
export const disclosureRowSchema = disclosureSchema
  .pick({
    id: true,
    disclosedOn: true,
    recipientName: true,
    description: true,
    purpose: true,
    accountable: true,
  })
  .extend({
    requestId: idSchema,
    requestNumber: z.string(),
    patient: z.string(),
    /** How it left this desk; of one that did not, who made it. */
    how: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('released'), method: z.string(), pageCount: z.number().int() }),
      z.object({ kind: z.literal('typed-in'), madeBy: z.string() }),
    ]),
  });
export type DisclosureRow = z.infer<typeof disclosureRowSchema>;

export const disclosureVerbs = {
  'disclosure.list': verb(
    z.object({
      from: z.union([z.literal(''), localDateSchema]),
      to: z.union([z.literal(''), localDateSchema]),
      accountableOnly: z.boolean(),
      text: z.string(),
    }),
    z.object({ rows: z.array(disclosureRowSchema) }),
    read,
  ),
} as const;

export const scanVerbs = {
  /** As `records.glance`, of a file that waits in the watched folder. */
  'scan.glance': verb(glanced.extend({ name: z.string() }), previewSchema, {
    allowed: workingRoles,
  }),
  /** What waits in the watched folder; asks the shell. */
  'scan.waiting': verb(
    z.object({}),
    z.object({
      folder: z.string(),
      files: z.array(z.object({ name: z.string(), size: z.number(), modifiedAt: z.string() })),
    }),
    read,
  ),
  'scan.takePaper': verb(
    target.extend({ name: z.string(), kind: z.enum(paperKinds) }),
    requestViewSchema,
    change,
  ),
  'scan.takeRecord': verb(
    target.extend({
      name: z.string(),
      label: documentLabelSchema,
      password: z.string().optional(),
    }),
    requestViewSchema,
    change,
  ),
} as const;
