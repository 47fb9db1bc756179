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
    addressee: addresseeOf(request, to),
    defects: state.authorization ? authorizationStanding(desk, state).letterDefects : [],
    revokedOn: state.authorization?.revokedOn ? longDate(state.authorization.revokedOn) : '',
    basis: state.basis?.citation ?? '',
    alreadySent: sentLines(request),
    sentBefore: sentLines(request).length > 0 ? 'yes' : 'no',
    searched: [searchedLine(facts)],
  };
}

/** Name, organization and address, one line each. */
function addresseeOf(request: LoggedRequest, to: LetterTemplate['to']): readonly string[] {
  const { facts } = request;
  if (to === 'recipient') {
    const { name, organization, address } = recipientOf(facts);
    return addressLines([name, organization, address]);
  }
  // The address on file is the requester's; the patient's is asked for.
  if (to === 'patient' && facts.requesterKind !== 'patient') return [patientName(facts)];
  if (to === 'individual' && !asksInPerson(facts)) return [individualOf(request)];
  const { requesterOrganization: organization, requesterAddress: address } = facts;
  return addressLines([requesterName(facts), organization, address]);
}

function asksInPerson({ requesterKind }: IntakeFacts): boolean {
  return requesterKind === 'patient' || requesterKind === 'representative';
}

/** Who signed the request another person sent in (45 CFR 164.524(d)(2): the individual is told). */
function individualOf({ state, facts }: LoggedRequest): string {
  const { signer, signerName = '' } = state.authorization?.facts ?? {};
  const signed = signer === 'representative' ? signerName.trim() : '';
  return signed === '' ? patientName(facts) : signed;
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
