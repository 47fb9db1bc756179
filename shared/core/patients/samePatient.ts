import {
  hasSameNameAndBirth,
  samenessOf,
  type NamedRequest,
  type Sameness,
} from '../../domain/patients/match';
import type { RequestState } from '../../domain/request/state';
import { formOf, type OpenDesk } from '../context';
import { namedOf, patientOf } from './patientOf';

/** The requests of one patient, and those of which somebody has to say whether they are. */
export interface RequestsOfPatient {
  readonly same: readonly RequestState[];
  readonly unclear: readonly RequestState[];
}

/** Every logged request of the patient whom this one is about; this one is always among them. */
export function requestsOfPatient(desk: OpenDesk, state: RequestState): RequestsOfPatient {
  const others = desk.journal
    .all('request')
    .filter(({ id, intake }) => id !== state.id && intake.number !== undefined)
    .map((other) => ({ other, sameness: samePatient(desk, state, other) }));
  const having = (wanted: Sameness) =>
    others.filter(({ sameness }) => sameness === wanted).map(({ other }) => other);
  const sure = having('same');
  const torn = sure.filter((one) => sure.some((two) => samePatient(desk, one, two) !== 'same'));
  return {
    same: [state, ...sure.filter((one) => !torn.includes(one))],
    unclear: [...torn, ...having('unclear')],
  };
}

/** The one way to ask whether two requests are about one patient. */
export function samePatient(desk: OpenDesk, one: RequestState, other: RequestState): Sameness {
  if (one.id === other.id) return 'same';
  return samenessOf(namedRequest(desk, one), namedRequest(desk, other));
}

/** To be asked once too often rather than once too little: also where name and birth date are the same. */
export function mayBeSamePatient(desk: OpenDesk, one: RequestState, other: RequestState): boolean {
  const sameness = samePatient(desk, one, other);
  return sameness === 'same' || (sameness === 'unclear' && isNamedAlike(one, other));
}

/** Of this very name and birth date, so that nobody has to look for what tells them apart. */
export function isNamedAlike(one: RequestState, other: RequestState): boolean {
  return hasSameNameAndBirth(namedOf(formOf(one)), namedOf(formOf(other)));
}

function namedRequest(desk: OpenDesk, state: RequestState): NamedRequest {
  return { named: namedOf(formOf(state)), found: patientOf(desk, state) };
}
