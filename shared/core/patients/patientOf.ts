import type { IntakeForm, Paper } from '../../domain/intake/slice';
import { oncePerState } from '../once';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { findPatient, type Found, type Named } from '../../domain/patients/match';
import { inForceOf } from '../../domain/patients/inForce';
import { peopleStanding, type PeopleStanding } from '../../domain/patients/peopleFacts';
import { confidentialAddress } from '../../domain/patients/standsInWay';
import type { PatientEntry, ProofPaper } from '../../domain/patients/slice';
import type { RequestState } from '../../domain/request/state';
import { formOf, todayOf, type OpenDesk } from '../context';
import { requesterName } from '../../domain/intake/parties';

/** Whom a request is about, of the patients something is recorded of. */
export const patientOf = oncePerState((desk, state): Found =>
  findPatient(namedOf(formOf(state)), state.people?.link, desk.journal.all('patient')),
);

/** What is recorded of the patient; `undefined` while nobody has said which of several it is. */
export function entriesFor(
  desk: OpenDesk,
  state: RequestState,
): readonly PatientEntry[] | undefined {
  const found = patientOf(desk, state);
  if (found.kind === 'unclear') return undefined;
  return found.kind === 'known' ? found.patient.entries : [];
}

/** The people of the patient as they stand today. `facts`: what the rules know of the request besides. */
export function peopleOf(
  desk: OpenDesk,
  state: RequestState,
  facts: LawFacts,
  packs: PacksInForce,
): PeopleStanding {
  const form = formOf(state);
  return peopleStanding({
    entries: entriesFor(desk, state),
    signer: state.people?.signer,
    requesterName: form.requesterKind === 'patient' ? '' : requesterName(form),
    today: todayOf(desk),
    facts,
    packs,
  });
}

/** The scan on which something recorded of a patient stands; gone where the paper was taken away. */
export function paperOf(desk: OpenDesk, { requestId, paperId }: ProofPaper): Paper | undefined {
  const papers = desk.journal.get('request', requestId)?.intake.papers ?? [];
  return papers.find(({ id }) => id === paperId);
}

export function namedOf(form: IntakeForm): Named {
  return {
    familyName: form.patientFamilyName,
    givenName: form.patientGivenName,
    dateOfBirth: form.patientDateOfBirth,
    recordNumber: form.patientRecordNumber,
  };
}

/**
 * Where the patient asked to be written to (45 CFR 164.522(b)(1)(i)): the address in force, or, where
 * none was given, the number the patient asked to be called at instead.
 */
export function confidentialOf(
  desk: OpenDesk,
  state: RequestState,
): { readonly address: string; readonly phone: string } {
  const entries = entriesFor(desk, state) ?? [];
  const today = todayOf(desk);
  const address = confidentialAddress(entries, today)?.fact.address ?? '';
  const called = inForceOf(entries, 'confidential', today).findLast(
    ({ fact }) => fact.phone !== '',
  );
  return { address, phone: address === '' ? (called?.fact.phone ?? '') : '' };
}
