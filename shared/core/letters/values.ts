import { clinicOf, todayOf, type LoggedRequest, type OpenDesk } from '../context';
import { longDate } from '../calendar';
import type { LetterTemplate } from '../../domain/law/letterRules';
import type { LetterValues } from '../../domain/letters/places';
import type { IntakeFacts } from '../../domain/intake/slice';
import { authorizationStanding } from '../rules/law';
import { patientName, recipientOf, requesterName } from '../parties';

/** What the desk can put into the places of any letter about a request. */
export function letterValues(
  desk: OpenDesk,
  request: LoggedRequest,
  to: LetterTemplate['to'],
): LetterValues {
  const { state, facts, number } = request;
  const { profile } = clinicOf(desk);
  return {
    clinicName: profile.name,
    clinicPhone: profile.phone,
    privacyContact: profile.privacyContact,
    requestNumber: number,
    receivedOn: longDate(facts.receivedOn),
    today: longDate(todayOf(desk)),
    patientName: patientName(facts),
    patientBirthDate: longDate(facts.patientDateOfBirth),
    addressee: addresseeOf(facts, to),
    defects: state.authorization ? authorizationStanding(desk, state).letterDefects : [],
    revokedOn: state.authorization?.revokedOn ? longDate(state.authorization.revokedOn) : '',
    basis: state.basis?.citation ?? '',
    alreadySent: sentLines(request),
    searched: [searchedLine(facts)],
  };
}

/** Name, organization and address, one line each. */
function addresseeOf(facts: IntakeFacts, to: LetterTemplate['to']): readonly string[] {
  if (to === 'recipient') {
    const { name, organization, address } = recipientOf(facts);
    return addressLines([name, organization, address]);
  }
  // The address on file is the requester's; the patient's is asked for.
  if (to === 'patient' && facts.requesterKind !== 'patient') return [patientName(facts)];
  const { requesterOrganization: organization, requesterAddress: address } = facts;
  return addressLines([requesterName(facts), organization, address]);
}

export function addressLines(parts: readonly string[]): readonly string[] {
  const lines = parts.flatMap((part) => part.split('\n')).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

function sentLines({ state }: LoggedRequest): readonly string[] {
  const rows = state.disclosure?.rows ?? [];
  return rows.map(
    (row) => `${longDate(row.disclosedOn)}: ${row.description}, to ${row.recipientName}`,
  );
}

function searchedLine(facts: IntakeFacts): string {
  const { datesFrom, datesTo } = facts;
  const dates =
    datesFrom && datesTo ? `, dates ${longDate(datesFrom)} to ${longDate(datesTo)}` : '';
  return `${patientName(facts)}, born ${longDate(facts.patientDateOfBirth)}${dates}`;
}
