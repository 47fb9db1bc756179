import { isSameName } from '../authorization/patientName';
import { samePerson } from './inForce';
import type { PeopleSlice } from './peopleSlice';
import type { PatientIdentity, PatientState } from './slice';

/** How a request names its patient. */
export type Named = NonNullable<PeopleSlice['link']>['named'];

/** Whom a request is about, as far as the desk knows. */
export type Found =
  | { readonly kind: 'known'; readonly patient: PatientState }
  /** Nothing is recorded of anybody who could be this patient. */
  | { readonly kind: 'new' }
  /** It could be one of these; somebody has to say. */
  | {
      readonly kind: 'unclear';
      readonly candidates: readonly PatientState[];
      /** Two or more of them have this very name and date of birth. */
      readonly alike: boolean;
    };

/** Are two requests about one patient? `unclear`: they may be, and a person has to say. */
export type Sameness = 'same' | 'other' | 'unclear';

/** A request as it stands towards others: how it names its patient, and who that is. */
export interface NamedRequest {
  readonly named: Named;
  readonly found: Found;
}

/**
 * The patient of a request: whom somebody chose, else the one with this name and date of birth
 * or this record number. Two of three identifiers are enough to ask, never to decide.
 */
export function findPatient(
  named: Named,
  link: PeopleSlice['link'],
  patients: readonly PatientState[],
): Found {
  const linked = link && sameNamed(link.named, named) && patients.find(({ id }) => id === link.patientId); // prettier-ignore
  if (linked) return { kind: 'known', patient: linked };
  const asked = keysOf(named.familyName, named.givenName);
  const candidates = patients.filter(({ identity }) => couldBe(named, asked, identity));
  const sure = candidates.filter(({ identity }) => isSurely(named, identity));
  if (sure.length === 1 && sure[0]) return { kind: 'known', patient: sure[0] };
  if (candidates.length === 0) return { kind: 'new' };
  return { kind: 'unclear', candidates, alike: sure.length > 1 };
}

/**
 * The patients somebody chose or that are sure to be meant decide; where nothing is recorded of
 * either, the names do, as they do for one request. What only may be the same is never decided:
 * an accounting has to list every disclosure of the person and none of another (45 CFR 164.528).
 */
export function samenessOf(one: NamedRequest, other: NamedRequest): Sameness {
  const [a, b] = [one.found, other.found];
  if (a.kind === 'known' && b.kind === 'known') return a.patient.id === b.patient.id ? 'same' : 'other'; // prettier-ignore
  const byName = samenessOfNames(one.named, other.named);
  if (a.kind === 'new' && b.kind === 'new') return byName;
  return byName !== 'other' || mayMeanTheSame(a, b) ? 'unclear' : 'other';
}

function samenessOfNames(one: Named, other: Named): Sameness {
  const identity = identityOf(other);
  if (isSurely(one, identity)) return 'same';
  return couldBe(one, keysOf(one.familyName, one.givenName), identity) ? 'unclear' : 'other';
}

function mayMeanTheSame(a: Found, b: Found): boolean {
  const ids = new Set(patientsIn(a).map(({ id }) => id));
  return patientsIn(b).some(({ id }) => ids.has(id));
}

function patientsIn(found: Found): readonly PatientState[] {
  if (found.kind === 'new') return [];
  return found.kind === 'known' ? [found.patient] : found.candidates;
}

/** Name and date of birth are the same, whatever the record numbers say. */
export function hasSameNameAndBirth(one: Named, other: Named): boolean {
  return one.dateOfBirth === other.dateOfBirth && hasName(one, identityOf(other));
}

function identityOf({ recordNumber, ...named }: Named): PatientIdentity {
  const recordNumbers = recordNumber.trim() === '' ? [] : [recordNumber];
  return { ...named, recordNumbers, aliases: [], otherBirthDates: [] };
}

function sameNamed(a: Named, b: Named): boolean {
  return (
    a.familyName === b.familyName &&
    a.givenName === b.givenName &&
    a.dateOfBirth === b.dateOfBirth &&
    a.recordNumber === b.recordNumber
  );
}

/** Name and date of birth agree, and no record number speaks against it; or the record number and one of both. */
function isSurely(named: Named, identity: PatientIdentity): boolean {
  const birth = hasBirthDate(named, identity);
  if (hasNumber(named, identity)) return birth || hasName(named, identity);
  const speaksAgainst = plain(named.recordNumber) !== '' && identity.recordNumbers.length > 0;
  return birth && !speaksAgainst && hasName(named, identity);
}

function hasName({ givenName, familyName }: Named, identity: PatientIdentity): boolean {
  const full = `${givenName} ${familyName}`;
  return isSameName(full, identity) || identity.aliases.some((alias) => samePerson(alias, full));
}

function hasBirthDate({ dateOfBirth }: Named, identity: PatientIdentity): boolean {
  const { otherBirthDates } = identity;
  return dateOfBirth === identity.dateOfBirth || otherBirthDates.includes(dateOfBirth);
}

function hasNumber({ recordNumber }: Named, { recordNumbers }: PatientIdentity): boolean {
  const wanted = plain(recordNumber);
  return wanted !== '' && recordNumbers.some((number) => plain(number) === wanted);
}

/** Whether this name may be one of the patient's: enough to show somebody, never to decide. */
export function mayBe(named: Named, identity: PatientIdentity): boolean {
  return couldBe(named, keysOf(named.familyName, named.givenName), identity);
}

/** Two of three identifiers agree (domain.md 6.1, step 2), or an alias does, or the record number. */
function couldBe(named: Named, asked: NameKeys, identity: PatientIdentity): boolean {
  if (hasNumber(named, identity)) return true;
  const known = keysOfPatient(identity);
  const agreeing = [
    asked.family !== '' && asked.family === known.family,
    asked.given !== '' && asked.given === known.given,
    hasBirthDate(named, identity),
  ].filter(Boolean);
  return agreeing.length >= 2 || (identity.aliases.length > 0 && hasName(named, identity));
}

interface NameKeys {
  readonly family: string;
  readonly given: string;
}

/** A queue asks this of every request: the names of a patient are brought into one form once. */
const known = new WeakMap<PatientIdentity, NameKeys>();

function keysOfPatient(identity: PatientIdentity): NameKeys {
  const found = known.get(identity) ?? keysOf(identity.familyName, identity.givenName);
  known.set(identity, found);
  return found;
}

function keysOf(family: string, given: string): NameKeys {
  return { family: plain(family), given: plain(given) };
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
