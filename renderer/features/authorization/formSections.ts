import { authorizationChecks } from '../../../shared/domain/authorization/checkAuthorization';
import type { AuthorizationFacts } from '../../../shared/domain/authorization/facts';
import type { CheckOutcome } from '../../../shared/contract/request';

export type FactName = keyof AuthorizationFacts;

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
  { id: 'recipient', title: 'Who may receive them', facts: ['recipient', 'recipientMatches'] },
  { id: 'description', title: 'Which records', facts: ['description', 'descriptionKind'] },
  { id: 'purpose', title: 'What for', facts: ['purpose'] },
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
    id: 'signature',
    title: 'Signature',
    facts: ['isSigned', 'signedOn', 'signer', 'signerName', 'signerCapacity'],
  },
  { id: 'force', title: 'Still in force', facts: [] },
];

/** A check stands below the fact it asks for first; one that asks for none, at the end. */
export function sectionOf(checkId: string): string {
  const first = authorizationChecks.find((check) => check.id === checkId)?.factsUsed[0];
  const own = formSections.find((section) => section.facts.some((fact) => fact === first));
  return own?.id ?? 'force';
}

export function checksOf(section: FormSection, checks: readonly CheckOutcome[]): CheckOutcome[] {
  return checks.filter((check) => sectionOf(check.id) === section.id);
}

/** Facts that only matter beside another; every other fact is always asked for. */
const conditions: Partial<Record<FactName, (facts: AuthorizationFacts) => boolean>> = {
  identityConfirmed: (facts) => facts.patientDateOfBirth === '' && facts.patientName.trim() !== '',
  expiresOn: (facts) => facts.expiryKind === 'date',
  expiryEvent: (facts) => facts.expiryKind === 'event',
  eventHasHappened: (facts) => facts.expiryKind === 'event',
  isForResearch: (facts) => facts.expiryKind === 'none',
  signerName: (facts) => facts.signer === 'representative',
  signerCapacity: (facts) => facts.signer === 'representative',
};

/** Whether a fact is asked for, given the others: a blank that cannot matter is not shown. */
export function isAsked(fact: FactName, facts: AuthorizationFacts): boolean {
  return conditions[fact]?.(facts) ?? true;
}
