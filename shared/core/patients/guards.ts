import { rightsOfKind } from '../../contract/patients';
import { managingRoles } from '../../contract/verb';
import { Refused } from '../../domain/base/fault';
import { samePerson } from '../../domain/patients/inForce';
import type {
  FactKind,
  PatientEntry,
  PatientIdentity,
  PatientState,
} from '../../domain/patients/slice';
import { loggedRequest, requestOf, type LoggedRequest, type OpenDesk } from '../context';
import { patientOf } from './patientOf';

/** An entry of the patient of a request that may still be worked on. */
export function entryIn(desk: OpenDesk, requestId: string, entryId: string) {
  return entryOf(desk, loggedRequest(desk, requestId), entryId);
}

/**
 * An entry of the patient of this request that nobody has put right yet. What only answers a line of
 * the gate may be said of a released request too: its packet may be asked for once more.
 */
export function entryOf(
  desk: OpenDesk,
  { state }: LoggedRequest,
  entryId: string,
  kind?: FactKind,
) {
  const found = patientOf(desk, state);
  if (found.kind === 'unclear') throw notClear();
  const patient: PatientState | undefined = found.kind === 'known' ? found.patient : undefined;
  const entry = patient?.entries.find(({ id }) => id === entryId);
  const fits = entry && !entry.correctedBy && (kind === undefined || entry.fact.kind === kind);
  if (!patient || !fits) {
    throw new Refused('no-such-entry', 'This entry is not there any more. Look at the list again.');
  }
  return { patient, entry };
}

/** A hold or a restriction is not shaken off by saying that the request is about somebody else. */
export function checkMayLeave(
  desk: OpenDesk,
  requestId: string,
  patientId: string | undefined,
): void {
  const found = patientOf(desk, requestOf(desk, requestId));
  const known = found.kind === 'unclear' ? found.candidates : found.kind === 'known' ? [found.patient] : []; // prettier-ignore
  const left = known.filter(({ id }) => id !== patientId);
  const isHeld = left.some(({ entries }) => entries.some(standsInTheWay));
  if (isHeld && !managingRoles.includes(desk.user.role)) {
    throw new Refused(
      'not-allowed',
      'Something is on record of a patient of this name that only the privacy officer or an administrator may set aside. Ask them which patient it is.',
    );
  }
}

/** What only some may set aside, and what a court said. */
function standsInTheWay({ fact, correctedBy, ended }: PatientEntry): boolean {
  if (ended ?? correctedBy) return false;
  return !rightsOfKind[fact.kind].setAside.includes('clerk');
}

/** Another name, date or number may lose requests that are not linked; the name before stays known. */
export function renamed(
  desk: OpenDesk,
  patientId: string,
  identity: PatientIdentity,
): PatientIdentity {
  const patient = desk.journal.get('patient', patientId);
  if (!patient) return identity;
  const { identity: before, entries } = patient;
  const isSame = keyOf(before) === keyOf(identity) && keepsAll(before, identity);
  if (!isSame && entries.some(standsInTheWay) && !managingRoles.includes(desk.user.role)) {
    throw new Refused(
      'not-allowed',
      'Something is on record of this patient that only the privacy officer or an administrator may set aside. Ask them to change the name, the date of birth or the record numbers.',
    );
  }
  const name = `${before.givenName} ${before.familyName}`.trim();
  const isRenamed = !samePerson(name, `${identity.givenName} ${identity.familyName}`);
  if (!isRenamed || identity.aliases.includes(name)) return identity;
  return { ...identity, aliases: [...identity.aliases, name] };
}

/** No name and no birth date under which requests are found was taken away. */
function keepsAll(before: PatientIdentity, identity: PatientIdentity): boolean {
  return (
    before.aliases.every((alias) => identity.aliases.includes(alias)) &&
    before.otherBirthDates.every((date) => identity.otherBirthDates.includes(date))
  );
}

function keyOf({ familyName, givenName, dateOfBirth, recordNumbers }: PatientIdentity): string {
  return JSON.stringify([familyName, givenName, dateOfBirth, [...recordNumbers].sort()]);
}

/** To end an entry, or to say that it was wrong. */
export function maySetAside(desk: OpenDesk, kind: FactKind): void {
  mayDo(desk, kind, 'setAside');
}

/** A correction says the same thing right: it does not make a court order into a note. */
export function mayCorrect(desk: OpenDesk, was: FactKind, is: FactKind): void {
  maySetAside(desk, was);
  if (was === is) return;
  throw new Refused(
    'other-kind',
    'A correction stays what it was. End this entry with a reason, and record the other as its own.',
  );
}

export function mayRecord(desk: OpenDesk, kind: FactKind): void {
  mayDo(desk, kind, 'record');
}

function mayDo(desk: OpenDesk, kind: FactKind, what: 'record' | 'setAside'): void {
  if (rightsOfKind[kind][what].includes(desk.user.role)) return;
  throw new Refused('not-allowed', onlyWords[kind] ?? managersOnly);
}

const managersOnly = 'Only the privacy officer or an administrator may change this.';
const onlyWords: Readonly<Partial<Record<FactKind, string>>> = {
  abuse: 'Only a licensed professional may change this decision.',
  order: 'Only the privacy officer or an administrator may end or correct a court order.',
};

export function notClear(): Refused {
  return new Refused(
    'patient-not-clear',
    'Say first which of these patients the request is about.',
  );
}
