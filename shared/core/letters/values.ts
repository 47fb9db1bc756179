import { clinicOf, todayOf, type LoggedRequest, type OpenDesk } from '../context';
import { longDate } from '../calendar';
import { latestDay, standingRevocations } from '../../domain/authorization/revocation';
import type { RequestState } from '../../domain/request/state';
import type { LetterTemplate } from '../../domain/law/letterRules';
import type { LetterValues } from '../../domain/letters/places';
import type { IntakeFacts } from '../../domain/intake/slice';
import { authorizationStanding } from '../rules/law';
import { lawFactsOf } from '../rules/lawFacts';
import { packsOfRequest } from '../rules/requestPacks';
import {
  goesToPatient,
  patientName,
  recipientOf,
  requesterName,
} from '../../domain/intake/parties';
import { confidentialOf } from '../patients/patientOf';
import { waitsUntil } from './waitsUntil';

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
    addressee: addresseeOf(desk, request, to),
    defects: state.authorization ? authorizationStanding(desk, state).letterDefects : [],
    revokedOn: revokedDay(state),
    basis: state.basis?.citation ?? '',
    alreadySent: sentLines(request),
    sentBefore: sentLines(request).length > 0 ? 'yes' : 'no',
    searched: [searchedLine(facts)],
    waitsUntil: waitsUntil({
      packs: packsOfRequest(desk, state),
      facts: lawFactsOf(desk, state),
      returnedOn: todayOf(desk),
    }),
  };
}

/** Also of one that a newer form has lifted: it is acknowledged all the same. */
function revokedDay({ authorization }: RequestState): string {
  const day = latestDay(standingRevocations(authorization));
  return day === undefined ? '' : longDate(day);
}

/** Name, organization and address, one line each. */
function addresseeOf(
  desk: OpenDesk,
  request: LoggedRequest,
  to: LetterTemplate['to'],
): readonly string[] {
  const { facts, state } = request;
  if (to === 'recipient') {
    const { name, organization, address } = recipientOf(facts);
    return addressLines([name, organization, address]);
  }
  if (isPatient(request, to)) return addressLines([patientName(facts), patientAddress(desk, request)]); // prettier-ignore
  if (to === 'individual' && !asksInPerson(facts)) return [individualOf({ state, facts })];
  const { requesterOrganization: organization, requesterAddress: address } = facts;
  return addressLines([requesterName(facts), organization, address]);
}

/** Whether the letter goes to the patient, whoever asks. */
export function isPatient(request: LoggedRequest, to: LetterTemplate['to']): boolean {
  const { facts } = request;
  if (to === 'recipient') return goesToPatient(facts);
  if (to === 'patient' || facts.requesterKind === 'patient') return true;
  if (to !== 'individual' || asksInPerson(facts)) return false;
  return individualOf(request) === patientName(facts);
}

/**
 * Where the patient asked to be written to (45 CFR 164.522(b)(1)(i)), unless the patient confirmed the
 * address of this request since; else that of the patient's own request. Anybody else's is not theirs.
 */
function patientAddress(desk: OpenDesk, { state, facts }: LoggedRequest): string {
  const own = facts.requesterKind === 'patient' ? facts.requesterAddress : '';
  const confirmed = state.people?.address?.address;
  if (own !== '' && confirmed === own) return own;
  return confidentialOf(desk, state).address || own;
}

function asksInPerson({ requesterKind }: IntakeFacts): boolean {
  return requesterKind === 'patient' || requesterKind === 'representative';
}

/** Who signed the request another person sent in (45 CFR 164.524(d)(2): the individual is told). */
function individualOf({ state, facts }: Pick<LoggedRequest, 'state' | 'facts'>): string {
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
