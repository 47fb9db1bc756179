import { unknownForm, type AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import type { OptInCategory } from '../../../shared/domain/authorization/outcome';
import type { SignerRelation } from '../../../shared/domain/law/peopleRules';

/** Every fact but the answers to a state's own questions, which bring their words with them. */
export type FactName = Exclude<keyof AuthorizationFacts, 'extras'>;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export type Field =
  | { readonly kind: 'text' | 'date' | 'answer'; readonly label: string; readonly hint?: string }
  | {
      readonly kind: 'choice' | 'list';
      readonly label: string;
      readonly hint?: string;
      readonly options: readonly Option[];
    };

const undecided: Option = { value: 'unknown', label: 'Not decided yet' };

const categoryWords: Readonly<Record<OptInCategory, string>> = {
  SUD: 'Substance use program records',
  SCN: 'Substance use counseling notes',
  PSY: 'Psychotherapy notes',
  MH: 'Mental health',
  HIV: 'HIV',
  STD: 'Other sexually transmitted infections',
  GEN: 'Genetic tests',
  REP: 'Reproductive health',
  GAC: 'Gender-affirming care',
};

const roleWords: Readonly<Record<SignerRelation, string>> = {
  'health-care-agent': 'Health-care agent',
  guardian: 'Guardian or conservator',
  parent: 'Parent',
  executor: 'Executor',
  administrator: 'Administrator of the estate',
  'next-of-kin': 'Next of kin',
  'financial-agent': 'Agent for money matters only',
  other: 'Other legal authority',
};

function optionsOf(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** What stands on every form. */
const formFields = {
  form: {
    kind: 'choice',
    label: 'Which form is it?',
    hint: 'A known form fills in what it always says.',
    options: [{ value: unknownForm, label: 'Any other form' }],
  },
  patientName: { kind: 'text', label: 'Patient’s name, as on the form' },
  patientDateOfBirth: { kind: 'date', label: 'Date of birth, as on the form' },
  identityConfirmed: {
    kind: 'answer',
    label: 'Is it this patient, confirmed another way?',
    hint: 'By address, record number or a call.',
  },
  discloser: { kind: 'text', label: 'Who is named to release the records' },
  namesThisClinic: { kind: 'answer', label: 'Does that cover this clinic?' },
  recipient: { kind: 'text', label: 'Who is named to receive them' },
  recipientMatches: { kind: 'answer', label: 'Is that whom this request asks us to send to?' },
  agentOfRecipient: {
    kind: 'answer',
    label: 'If not: does a letter of appointment show that we send to one who acts for them?',
    hint: 'A copy service, for example.',
  },
  description: { kind: 'text', label: 'Records described, as on the form' },
  descriptionKind: {
    kind: 'choice',
    label: 'How are they described?',
    options: [
      undecided,
      { value: 'specific', label: 'By kind or dates' },
      { value: 'entire-record', label: 'The entire record' },
      { value: 'all-phi-only', label: 'Only “all health information”' },
      { value: 'missing', label: 'Not described' },
    ],
  },
  coversFrom: { kind: 'date', label: 'First date of service it names' },
  coversTo: { kind: 'date', label: 'Last date of service it names' },
  optIns: {
    kind: 'list',
    label: 'Named in so many words',
    hint: 'Tick only what the form itself names.',
    options: optionsOf(categoryWords),
  },
  onlyFor: {
    kind: 'choice',
    label: 'Does it cover one kind of notes and nothing else?',
    options: [
      { value: '', label: 'No, or more than that' },
      { value: 'PSY', label: 'Psychotherapy notes only' },
      { value: 'SCN', label: 'Substance use counseling notes only' },
    ],
  },
  purpose: { kind: 'text', label: 'Purpose, as on the form' },
  purposeKind: {
    kind: 'choice',
    label: 'What kind of purpose is it?',
    options: [
      undecided,
      { value: 'litigation', label: 'A legal claim or proceeding' },
      { value: 'insurance', label: 'Insurance' },
      { value: 'benefits', label: 'Benefits' },
      { value: 'personal', label: 'At the patient’s own request' },
      { value: 'treatment', label: 'Treatment' },
      { value: 'payment', label: 'Payment' },
      { value: 'operations', label: 'Health care operations' },
      { value: 'tpo', label: 'Treatment, payment and operations' },
      { value: 'research', label: 'Research' },
      { value: 'other', label: 'Something else' },
    ],
  },
  expiryKind: {
    kind: 'choice',
    label: 'How does it expire?',
    options: [
      undecided,
      { value: 'date', label: 'On a date' },
      { value: 'event', label: 'With an event' },
      { value: 'one-year-default', label: 'One year after signing, as printed' },
      { value: 'none', label: '“None” or never' },
      { value: 'missing', label: 'Nothing is said' },
    ],
  },
  expiresOn: { kind: 'date', label: 'Expires on' },
  expiryEvent: { kind: 'text', label: 'Event, as on the form' },
  eventHasHappened: { kind: 'answer', label: 'Has it happened?' },
  isForResearch: { kind: 'answer', label: 'Is it for research?' },
  statesRightToRevoke: { kind: 'answer', label: 'That it may be revoked, and how?' },
  statesConditioning: { kind: 'answer', label: 'Whether treatment depends on signing?' },
  statesRedisclosure: { kind: 'answer', label: 'That the recipient may pass it on?' },
} as const satisfies Partial<Record<FactName, Field>>;

/** What the paper shows, and who signed it. */
const paperFields = {
  isCombined: {
    kind: 'answer',
    label: 'Is it part of another paper?',
    hint: 'A consent to treatment, a financial agreement.',
  },
  dependsOnSigning: { kind: 'answer', label: 'Does it say that care depends on signing?' },
  conditionIsAllowed: {
    kind: 'answer',
    label: 'Is it for research, underwriting, or an examination for a third party?',
  },
  alteration: {
    kind: 'choice',
    label: 'Does anything look changed?',
    options: [
      undecided,
      { value: 'none', label: 'Nothing does' },
      { value: 'altered-dates', label: 'A date was changed' },
      { value: 'different-inks', label: 'Different inks' },
      { value: 'white-out', label: 'White-out' },
      { value: 'other-signature', label: 'A signature unlike the one on file' },
    ],
  },
  alterationAt: { kind: 'text', label: 'Where on the form' },
  alterationConfirmed: {
    kind: 'answer',
    label: 'Did the patient confirm it?',
    hint: 'Call the number in the chart, not one on the form.',
  },
  readability: {
    kind: 'choice',
    label: 'Can it be read?',
    options: [
      undecided,
      { value: 'readable', label: 'Yes, all of it, in plain English' },
      { value: 'illegible', label: 'Part of it is illegible' },
      { value: 'other-language', label: 'It is not in English' },
      { value: 'not-plain', label: 'It is not in plain language' },
    ],
  },
  isSigned: { kind: 'answer', label: 'Is it signed?' },
  signedOn: { kind: 'date', label: 'Date next to the signature' },
  signer: {
    kind: 'choice',
    label: 'Who signed?',
    options: [
      undecided,
      { value: 'patient', label: 'The patient' },
      { value: 'representative', label: 'A representative' },
    ],
  },
  signerName: { kind: 'text', label: 'Representative’s name' },
  signerCapacity: { kind: 'text', label: 'In what capacity, as on the form' },
  signerRole: {
    kind: 'choice',
    label: 'What kind of capacity is that?',
    options: [undecided, ...optionsOf(roleWords)],
  },
  proofOfAuthority: {
    kind: 'choice',
    label: 'Proof of authority',
    options: [
      undecided,
      { value: 'in-force', label: 'On file and in force' },
      { value: 'ended', label: 'On file, but ended' },
      { value: 'none', label: 'Not on file' },
    ],
  },
} as const satisfies Partial<Record<FactName, Field>>;

/** Only for a consent under 42 CFR 2.31. */
const part2Fields = {
  isPart2Consent: { kind: 'answer', label: 'Is it meant as a consent under 42 CFR Part 2?' },
  hasOtherPurposes: { kind: 'answer', label: 'Does it allow any other purpose too?' },
  recipientIsIntermediary: {
    kind: 'answer',
    label: 'Is the recipient an intermediary?',
    hint: 'A health information exchange, for example.',
  },
  namesParticipants: {
    kind: 'answer',
    label: 'Are its participants named, or limited to treating providers?',
  },
  recipientIsCovered: {
    kind: 'answer',
    label: 'Is the recipient a provider, a health plan, or one who works for them?',
  },
  statesHipaaRedisclosure: {
    kind: 'answer',
    label: 'Does it say they may pass it on under HIPAA, but not into proceedings?',
  },
  statesRefusalConsequences: {
    kind: 'answer',
    label: 'Does it say what follows if the patient refuses?',
  },
  isForFundraising: { kind: 'answer', label: 'Will this clinic use it to raise funds?' },
  statesFundraisingChoice: {
    kind: 'answer',
    label: 'Does it say that the patient may refuse fundraising?',
  },
  courtFoundIncapacity: {
    kind: 'answer',
    label: 'Has a court found that the patient cannot decide?',
  },
  minorConsentsAlone: {
    kind: 'answer',
    label: 'Does state law let this minor get the treatment alone?',
  },
  minorAndParentSigned: { kind: 'answer', label: 'Did both the minor and the parent sign?' },
} as const satisfies Partial<Record<FactName, Field>>;

export const factFields: Readonly<Record<FactName, Field>> = {
  ...formFields,
  ...paperFields,
  ...part2Fields,
};
