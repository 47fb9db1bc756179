import { isSameName, type ChartName } from '../../domain/authorization/patientName';
import { chartNamesOf } from '../../domain/patients/names';
import type { RequestState } from '../../domain/request/state';
import { formOf, type OpenDesk } from '../context';
import { namedOf, patientOf } from './patientOf';
import { requestsOfPatient } from './samePatient';

export interface NamesOfPatients {
  /** The patient of the request, by every name the desk knows. */
  readonly own: readonly ChartName[];
  /** Every other patient something is recorded of or a request is about; none named as `own`. */
  readonly others: readonly ChartName[];
}

/** Whom the desk knows as patients, apart from the one of this request. */
export function namesOfPatients(desk: OpenDesk, state: RequestState): NamesOfPatients {
  const { same, unclear } = requestsOfPatient(desk, state);
  const ownPatients = new Set(patientsMeant(desk, state).map(({ id }) => id));
  const patients = desk.journal.all('patient');
  const own = [
    ...same.map(nameOnRequest),
    ...patients
      .filter(({ id }) => ownPatients.has(id))
      .flatMap((one) => chartNamesOf(one.identity)),
  ].filter(isWhole);
  const others = [
    ...patients
      .filter(({ id }) => !ownPatients.has(id))
      .flatMap((one) => chartNamesOf(one.identity)),
    ...otherRequests(desk, [...same, ...unclear]).map(nameOnRequest),
  ].filter(isWhole);
  return { own, others: distinct(others).filter((one) => !own.some((mine) => isAlike(one, mine))) };
}

/** Also each of several of whom nobody has said which one it is. */
function patientsMeant(desk: OpenDesk, state: RequestState) {
  const found = patientOf(desk, state);
  if (found.kind === 'new') return [];
  return found.kind === 'known' ? [found.patient] : found.candidates;
}

/** Requests that may be about the patient name nobody else. */
function otherRequests(desk: OpenDesk, own: readonly RequestState[]): RequestState[] {
  const ids = new Set(own.map(({ id }) => id));
  return desk.journal.all('request').filter(({ id }) => !ids.has(id));
}

function nameOnRequest(state: RequestState): ChartName {
  return namedOf(formOf(state));
}

function isWhole({ familyName, givenName }: ChartName): boolean {
  return familyName.trim() !== '' && givenName.trim() !== '';
}

function isAlike(one: ChartName, other: ChartName): boolean {
  return isSameName(whole(one), other) || isSameName(whole(other), one);
}

function whole({ familyName, givenName }: ChartName): string {
  return `${familyName}, ${givenName}`;
}

function distinct(names: readonly ChartName[]): ChartName[] {
  return [...new Map(names.map((one) => [whole(one).toLowerCase(), one])).values()];
}
