import type { AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import type { CheckOutcome, RequestView } from '../../../shared/contract/request';
import type { FactName } from './factFields';

export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly FactName[];
}

/** The parts of an authorization in the order in which they stand on a form (45 CFR 164.508(c)). */
export const formSections: readonly FormSection[] = [
  { id: 'form', title: 'The form', facts: ['form'] },
  {
    id: 'patient',
    title: 'Whose records',
    facts: ['patientName', 'patientDateOfBirth', 'identityConfirmed'],
  },
  { id: 'discloser', title: 'Who may release them', facts: ['discloser', 'namesThisClinic'] },
  {
    id: 'recipient',
    title: 'Who may receive them',
    facts: ['recipient', 'recipientMatches', 'agentOfRecipient'],
  },
  {
    id: 'description',
    title: 'Which records',
    facts: ['description', 'descriptionKind', 'coversFrom', 'coversTo', 'optIns', 'onlyFor'],
  },
  { id: 'purpose', title: 'What for', facts: ['purpose', 'purposeKind'] },
  {
    id: 'expiry',
    title: 'Until when',
    facts: ['expiryKind', 'expiresOn', 'expiryEvent', 'eventHasHappened', 'isForResearch'],
  },
  {
    id: 'statements',
    title: 'What the form tells the signer',
    facts: ['statesRightToRevoke', 'statesConditioning', 'statesRedisclosure'],
  },
  {
    id: 'paper',
    title: 'The paper itself',
    facts: [
      ...(['isCombined', 'dependsOnSigning', 'conditionIsAllowed'] as const),
      ...(['alteration', 'alterationAt', 'alterationConfirmed', 'readability'] as const),
    ],
  },
  {
    id: 'signature',
    title: 'Signature',
    facts: [
      ...(['isSigned', 'signedOn', 'signer', 'signerName', 'signerCapacity'] as const),
      ...(['signerRole', 'proofOfAuthority'] as const),
    ],
  },
  {
    id: 'part2',
    title: 'Consent for substance use program records',
    facts: [
      ...(['isPart2Consent', 'hasOtherPurposes', 'recipientIsIntermediary'] as const),
      ...(['namesParticipants', 'recipientIsCovered', 'statesHipaaRedisclosure'] as const),
      ...(['statesRefusalConsequences', 'isForFundraising', 'statesFundraisingChoice'] as const),
      ...(['courtFoundIncapacity', 'minorConsentsAlone', 'minorAndParentSigned'] as const),
    ],
  },
  { id: 'state', title: 'What the state asks besides', facts: [] },
  { id: 'force', title: 'Still in force', facts: [] },
];

type Shown = NonNullable<RequestView['authorization']>;

/** A check stands below the fact it asks for first; one that asks for none, at the end. */
export function sectionOf({ id, factsUsed }: Pick<CheckOutcome, 'id' | 'factsUsed'>): string {
  if (!/^A\d\d$/.test(id)) return id.startsWith('P2-') ? 'part2' : 'state';
  const own = formSections.find((section) => section.facts.some((fact) => fact === factsUsed[0]));
  return own?.id ?? 'force';
}

/** The checks of a part of the form that apply; the checklist of 42 CFR 2.31 only where it does. */
export function checksOf(section: FormSection, { checks, part2 }: Shown): CheckOutcome[] {
  return [...checks, ...part2].filter(
    (check) => sectionOf(check) === section.id && check.answer !== 'not-applicable',
  );
}

/** Checks that do not apply to this form: kept in sight of whoever asks, out of the way else. */
export function idleChecks({ checks, part2 }: Shown): CheckOutcome[] {
  return [...checks, ...part2].filter((check) => check.answer === 'not-applicable');
}

type Condition = (facts: AuthorizationFacts, shown: Shown) => boolean;

const byRepresentative: Condition = ({ signer }) => signer === 'representative';
const asksFor =
  (checkId: string): Condition =>
  (_, { part2 }) =>
    part2.some(({ id, answer }) => id === checkId && answer !== 'not-applicable');

/** Facts that only matter beside another; every other fact is always asked for. */
const conditions: Partial<Record<FactName, Condition>> = {
  identityConfirmed: (facts) => facts.patientDateOfBirth === '' && facts.patientName.trim() !== '',
  onlyFor: ({ optIns }) => optIns.includes('PSY') || optIns.includes('SCN'),
  expiresOn: (facts) => facts.expiryKind === 'date',
  expiryEvent: (facts) => facts.expiryKind === 'event',
  eventHasHappened: (facts) => facts.expiryKind === 'event',
  isForResearch: (facts) => facts.expiryKind === 'none' || facts.isCombined === 'yes',
  conditionIsAllowed: (facts) => facts.dependsOnSigning === 'yes',
  alterationAt: (facts) => looksChanged(facts),
  alterationConfirmed: (facts) => looksChanged(facts),
  signerName: byRepresentative,
  signerCapacity: byRepresentative,
  signerRole: byRepresentative,
  proofOfAuthority: byRepresentative,
  hasOtherPurposes: asksFor('P2-21'),
  namesParticipants: (facts) => facts.recipientIsIntermediary === 'yes',
  statesHipaaRedisclosure: asksFor('P2-06'),
  statesRefusalConsequences: asksFor('P2-17'),
  statesFundraisingChoice: (facts) => facts.isForFundraising === 'yes',
  courtFoundIncapacity: (facts, shown) =>
    facts.signer === 'representative' && asksFor('P2-12')(facts, shown),
  minorConsentsAlone: asksFor('P2-13'),
  minorAndParentSigned: (facts, shown) =>
    facts.minorConsentsAlone === 'no' && asksFor('P2-13')(facts, shown),
};

function looksChanged({ alteration }: AuthorizationFacts): boolean {
  return alteration !== 'unknown' && alteration !== 'none';
}

/**
 * Whether a fact is asked for, given the others: a blank that cannot matter is not shown, and
 * nothing that contradicts another stays out of sight.
 */
export function isAsked(fact: FactName, facts: AuthorizationFacts, shown: Shown): boolean {
  if (shown.contradictions.some(({ field }) => field === fact)) return true;
  if (sectionOfFact(fact) === 'part2' && shown.part2.length === 0) return false;
  return conditions[fact]?.(facts, shown) ?? true;
}

function sectionOfFact(fact: FactName): string | undefined {
  return formSections.find(({ facts }) => facts.includes(fact))?.id;
}
