import { compareDates } from '../base/localDate';
import type { FactValue, LawFacts } from '../law/condition';
import { roleOf } from './authorityChecks';
import type { AuthorizationFacts } from './facts';
import type { Subject } from './finding';
import { isForResearch } from './forceChecks';

/** What is written on the form, each asked of the rules as `formHas…`: true, false, or not read. */
const writtenFields = [
  'patientName',
  'discloser',
  'recipient',
  'description',
  'purpose',
  'signedOn',
  'signerCapacity',
] as const satisfies readonly (keyof AuthorizationFacts)[];

/** What a person chose or answered, each asked of the rules under `form…`. */
const chosenFields = [
  'namesThisClinic',
  'recipientMatches',
  'descriptionKind',
  'hasOtherPurposes',
  'expiryKind',
  'statesRightToRevoke',
  'statesConditioning',
  'statesRedisclosure',
  'isCombined',
  'dependsOnSigning',
  'alteration',
  'alterationConfirmed',
  'isPart2Consent',
  'recipientIsIntermediary',
  'namesParticipants',
  'recipientIsCovered',
  'statesHipaaRedisclosure',
  'isForFundraising',
  'statesFundraisingChoice',
  'statesRefusalConsequences',
  'minorConsentsAlone',
  'minorAndParentSigned',
  'courtFoundIncapacity',
  'isSigned',
  'signer',
] as const satisfies readonly (keyof AuthorizationFacts)[];

/** Every name under which a form stands among the facts, beside those of the request. */
export const formFactNames: readonly string[] = [
  ...writtenFields.map((field) => `formHas${capital(field)}`),
  ...chosenFields.map((field) => `form${capital(field)}`),
  'formIsForResearch',
  'formSignerRole',
  'formNamesCategories',
  'formIsOnlyFor',
  'formEndsOnDate',
  'formHasExpired',
  'formIsRevoked',
];

/** The facts of a form under the names a condition in a pack gives them; what is unread is absent. */
export function formFactsOf(subject: Subject): LawFacts {
  const { facts, unread, expiry } = subject;
  const written = writtenFields.map((field) => {
    const said = facts[field].trim() !== '';
    return [`formHas${capital(field)}`, said || (unread ? undefined : false)] as const;
  });
  const chosen = chosenFields.map((field) => [`form${capital(field)}`, facts[field]] as const);
  return {
    ...subject.law,
    patientIsDeceased: subject.law.patientIsDeceased ?? false,
    patientIsEmancipated: subject.law.patientIsEmancipated ?? false,
    ...Object.fromEntries<FactValue | undefined>([...written, ...chosen]),
    ...facts.extras,
    formPurpose: facts.purposeKind,
    formIsForResearch: isForResearch(facts),
    formSignerRole: roleOf(subject),
    formNamesCategories: unread ? undefined : facts.optIns,
    formIsOnlyFor: unread ? undefined : facts.onlyFor || 'everything',
    formEndsOnDate: expiry.kind === 'unknown' ? undefined : expiry.kind === 'date',
    formHasExpired: hasExpired(subject),
    formIsRevoked: subject.revokedOn !== undefined && subject.revokedOn <= subject.today,
  };
}

/** By its date, or because its event has happened; absent where nobody knows. */
function hasExpired({ facts, expiry, today }: Subject): boolean | undefined {
  if (expiry.kind === 'date') return compareDates(today, expiry.date) > 0;
  if (expiry.kind === 'none') return false;
  if (expiry.kind !== 'event' || facts.eventHasHappened === 'unknown') return undefined;
  return facts.eventHasHappened === 'yes';
}

function capital(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
