import { z } from 'zod';
import { localDateSchema } from '../base/schemas';

/** What a person can say of a form: unknown is an answer, and counts as not met at release. */
export const answerSchema = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof answerSchema>;

const answer = answerSchema.default('unknown');
const text = z.string().default('');
/** Empty where the line on the form was left blank. */
const date = z.union([z.literal(''), localDateSchema]).default('');

/**
 * What stands on an authorization, typed once in the order of the form. The checks
 * (45 CFR 164.508(c), domain table A01 and after) answer themselves from it.
 */
export const authorizationFactsSchema = z.object({
  /** Forms whose printed text is known carry their own statements. */
  form: z.enum(['other', 'ssa-827']).default('other'),
  patientName: text,
  patientDateOfBirth: date,
  /** Confirmed by something else than name and date of birth, where the form has no date of birth. */
  identityConfirmed: answer,
  discloser: text,
  /** This clinic is named, or a class of provider covers it. */
  namesThisClinic: answer,
  recipient: text,
  /** The recipient on the form is the one this request asks us to send to. */
  recipientMatches: answer,
  description: text,
  /** `all-phi-only`: nothing but "all protected health information". */
  descriptionKind: z
    .enum(['missing', 'specific', 'entire-record', 'all-phi-only', 'unknown'])
    .default('unknown'),
  purpose: text,
  expiryKind: z
    .enum(['date', 'event', 'one-year-default', 'none', 'missing', 'unknown'])
    .default('unknown'),
  expiresOn: date,
  expiryEvent: text,
  /** Only for an expiry by event. */
  eventHasHappened: answer,
  /** "None" is only allowed for research. */
  isForResearch: answer,
  statesRightToRevoke: answer,
  statesConditioning: answer,
  statesRedisclosure: answer,
  isSigned: answer,
  signedOn: date,
  signer: z.enum(['patient', 'representative', 'unknown']).default('unknown'),
  signerName: text,
  /** As written on the form: "health-care agent", "guardian". */
  signerCapacity: text,
});
export type AuthorizationFacts = z.infer<typeof authorizationFactsSchema>;

/** A form nobody has read yet. */
export const emptyAuthorizationFacts: AuthorizationFacts = authorizationFactsSchema.parse({});
