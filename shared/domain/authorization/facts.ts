import { z } from 'zod';
import { localDateSchema } from '../base/schemas';
import { optInCategories } from '../law/gateRules';
import { signerRelations } from '../law/peopleRules';

/** What a person can say of a form: unknown is an answer, and counts as not met at release. */
export const answerSchema = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof answerSchema>;

/** As the packs name a printed form. */
export const formIdSchema = z.string().regex(/^[a-z0-9-]+$/);

const answer = answerSchema.default('unknown');
const text = z.string().default('');
/** Empty where the line on the form was left blank. */
const date = z.union([z.literal(''), localDateSchema]).default('');

/** Every form whose printed text no rule pack knows. */
export const unknownForm = 'other';

/** Purposes as the rules tell them apart. */
const purposeKinds = [
  'treatment',
  'payment',
  'operations',
  'tpo',
  'litigation',
  'insurance',
  'personal',
  'research',
  'benefits',
  'other',
] as const;

/**
 * What stands on an authorization, typed once in the order of the form. The checks
 * (45 CFR 164.508(c), domain table A01 and after) answer themselves from it.
 */
export const authorizationFactsSchema = z.object({
  /** A known form of the packs by its id, which carries its own statements; or `other`. */
  form: formIdSchema.default(unknownForm),
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
  /** It is not, but acts for the one on the form and has a letter of appointment from them. */
  agentOfRecipient: answer,
  description: text,
  /** `all-phi-only`: nothing but "all protected health information". */
  descriptionKind: z
    .enum(['missing', 'specific', 'entire-record', 'all-phi-only', 'unknown'])
    .default('unknown'),
  /** First and last date of service the form names; both blank: it names none. */
  coversFrom: date,
  coversTo: date,
  /** Categories the form names in so many words. */
  optIns: z.array(z.enum(optInCategories)).default([]),
  /** The form covers nothing but psychotherapy notes, or SUD counseling notes. */
  onlyFor: z.enum(['', 'PSY', 'SCN']).default(''),
  purpose: text,
  purposeKind: z.enum(['unknown', ...purposeKinds]).default('unknown'),
  /** The form allows another purpose beside this one (42 CFR 2.31(d)). */
  hasOtherPurposes: answer,
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
  /** Part of a consent to treatment, a financial agreement or another paper (164.508(b)(3)). */
  isCombined: answer,
  /** Care, payment, enrollment or eligibility depends on signing (164.508(b)(4)). */
  dependsOnSigning: answer,
  /** Research, underwriting or an examination for a third party: there it may. */
  conditionIsAllowed: answer,
  /** What looks changed on the paper; a sign of falsity (164.508(b)(2)(v)). */
  alteration: z
    .enum(['unknown', 'none', 'altered-dates', 'different-inks', 'white-out', 'other-signature'])
    .default('unknown'),
  /** Where on the form. */
  alterationAt: text,
  /** By the patient, called at the number in the chart. */
  alterationConfirmed: answer,
  readability: z
    .enum(['unknown', 'readable', 'illegible', 'other-language', 'not-plain'])
    .default('unknown'),
  /** Meant as a written consent under 42 CFR 2.31. */
  isPart2Consent: answer,
  /** The recipient is an intermediary, 2.31(a)(4)(ii). */
  recipientIsIntermediary: answer,
  namesParticipants: answer,
  /** The recipient is a covered entity or a business associate, 2.31(a)(4)(iii). */
  recipientIsCovered: answer,
  statesHipaaRedisclosure: answer,
  /** 2.31(a)(5)(iii) */
  isForFundraising: answer,
  statesFundraisingChoice: answer,
  /** 2.31(a)(10)(ii) */
  statesRefusalConsequences: answer,
  /** State law lets this minor get the treatment alone, 2.14(a). */
  minorConsentsAlone: answer,
  /** Both the minor and who acts for the minor signed, 2.14(b)(1). */
  minorAndParentSigned: answer,
  /** A court has found that the patient cannot decide, 2.15(a)(1). */
  courtFoundIncapacity: answer,
  isSigned: answer,
  signedOn: date,
  signer: z.enum(['patient', 'representative', 'unknown']).default('unknown'),
  signerName: text,
  /** As written on the form: "health-care agent", "guardian". */
  signerCapacity: text,
  signerRole: z.enum(['unknown', ...signerRelations]).default('unknown'),
  /** Where no record of authority answers it. */
  proofOfAuthority: z.enum(['unknown', 'none', 'in-force', 'ended']).default('unknown'),
  /** Answers to the questions a state pack asks of a form, by their ids. */
  extras: z.record(z.string(), answerSchema).default({}),
});
export type AuthorizationFacts = z.infer<typeof authorizationFactsSchema>;

/** A form nobody has read yet. */
export const emptyAuthorizationFacts: AuthorizationFacts = authorizationFactsSchema.parse({});
