import type { patientVerbs } from '../contract/patients';
import { Refused } from '../domain/base/fault';
import { entriesOf, samePerson } from '../domain/patients/inForce';
import type { PatientFact, PatientIdentity, PatientState } from '../domain/patients/slice';
import type { RequestState } from '../domain/request/state';
import type { Draft } from '../sync/operation';
import { aboutOf } from './about';
import { change, ofPatient, ofRequest, record } from './change';
import {
  asLogged,
  formOf,
  loggedRequest,
  requestOf,
  workableRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { mailedTo } from './gate';
import { requesterName } from '../domain/intake/parties';
import {
  checkMayLeave,
  entryIn,
  entryOf,
  mayCorrect,
  mayRecord,
  maySetAside,
  notClear,
  renamed,
} from './patients/guards';
import { namedOf, paperOf, patientOf } from './patients/patientOf';
import { requestsOfPatient } from './patients/samePatient';
import { checkStatements } from './patients/statements';
import { peopleView } from './patients/view';
import { viewOf } from './view';

/** People: who acts for the patient, and what of the patient every request has to heed. */
export const patientHandlers: StationHandlers<typeof patientVerbs> = {
  'patients.view': (desk, { requestId }) => peopleView(desk, requestId),
  'patients.link': async (desk, { requestId, patientId }) => {
    checkMayLeave(desk, requestId, patientId);
    await record(desk, ...(patientId === undefined ? another(desk, requestId) : linkTo(desk, requestId, patientId))); // prettier-ignore
    return answer(desk, requestId);
  },
  'patients.sayWhich': async (desk, { requestId, otherId, same }) => {
    await record(desk, ...saidWhich(desk, [requestId, otherId], same));
    return {};
  },
  'patients.identify': async (desk, { requestId, identity }) => {
    const { patientId, drafts } = patientFor(desk, requestId);
    const body = { identity: renamed(desk, patientId, identity) };
    await record(desk, ...drafts, ...ofPatient(patientId, { type: 'patient.identified', body }));
    return answer(desk, requestId);
  },
  'patients.record': (desk, input) => keep(desk, input),
  'patients.restrict': (desk, input) => keep(desk, input),
  'patients.decideAbuse': (desk, input) => keep(desk, input),
  'patients.end': async (desk, { requestId, entryId, on, reason }) => {
    const { patient, entry } = entryIn(desk, requestId, entryId);
    maySetAside(desk, entry.fact.kind);
    if (entry.ended) throw new Refused('ended-already', 'This entry was ended before.');
    const body = { entryId, on, reason };
    await record(desk, ...ofPatient(patient.id, { type: 'patient.factEnded', body }));
    return answer(desk, requestId);
  },
  'patients.chooseSigner': async (desk, { requestId, signer, otherAsks: reason }) => {
    const { facts } = loggedRequest(desk, requestId);
    if (signer.kind === 'authority') {
      const { patient } = entryIn(desk, requestId, signer.entryId);
      const acts = entriesOf(patient.entries, 'authority').some(({ id }) => id === signer.entryId);
      if (!acts) throw new Refused('not-an-authority', 'Choose somebody who acts for the patient.');
    }
    const otherAsks =
      reason === undefined ? undefined : { requester: requesterName(facts), reason };
    await change(desk, requestId, { type: 'request.signerChosen', body: { signer, otherAsks } });
    return answer(desk, requestId);
  },
  'patients.confirmAddress': async (desk, { requestId, numberCalled, reason }) => {
    const { facts } = asLogged(requestOf(desk, requestId));
    const body = { address: mailedTo(facts), numberCalled, reason };
    await change(desk, requestId, { type: 'request.addressConfirmed', body });
    return answer(desk, requestId);
  },
  'patients.seeHold': async (desk, { requestId, entryId }) => {
    entryOf(desk, asLogged(requestOf(desk, requestId)), entryId, 'hold');
    await change(desk, requestId, { type: 'request.holdSeen', body: { entryId } });
    return answer(desk, requestId);
  },
  'patients.settle': async (desk, { requestId, entryId, decision, reason }) => {
    const { state } = asLogged(requestOf(desk, requestId));
    const { entry } = entryOf(desk, asLogged(state), entryId);
    mayRecord(desk, entry.fact.kind);
    const body = { entryId, decision, reason, about: aboutOf(state) };
    await change(desk, requestId, { type: 'request.restrictionDecided', body });
    return answer(desk, requestId);
  },
  'patients.tickAmendment': async (desk, { requestId, entryId, way }) => {
    const { state } = asLogged(requestOf(desk, requestId));
    entryOf(desk, asLogged(state), entryId, 'amendment');
    const body = { entryId, way, about: aboutOf(state) };
    await change(desk, requestId, { type: 'request.amendmentTicked', body });
    return answer(desk, requestId);
  },
};

function answer(desk: OpenDesk, requestId: string) {
  return viewOf(desk, requestId).then((view) => ({ people: peopleView(desk, requestId), view }));
}

interface Kept {
  readonly requestId: string;
  readonly fact: PatientFact;
  readonly corrects?: string | undefined;
}

/** The patient is made with the first thing that is recorded of them, in the same append. */
async function keep(desk: OpenDesk, { requestId, fact, corrects }: Kept) {
  const before = corrects === undefined ? undefined : entryIn(desk, requestId, corrects).entry.fact;
  if (before) mayCorrect(desk, before.kind, fact.kind);
  checkStatements(desk, loggedRequest(desk, requestId).state, fact, before);
  checkPaper(desk, fact);
  const { patientId, drafts } = patientFor(desk, requestId);
  const body = { entryId: desk.ids.newId(), fact, corrects };
  await record(
    desk,
    ...drafts,
    ...ofPatient(patientId, { type: 'patient.factRecorded', body }),
    ...(before ? [] : signsToo(desk, requestId, body)),
  );
  return answer(desk, requestId);
}

interface NewEntry {
  readonly entryId: string;
  readonly fact: PatientFact;
}

/**
 * Who asks and has the authority signs the request too, until somebody chooses another. Of a form that
 * came with it nobody knows that without looking.
 */
function signsToo(
  desk: OpenDesk,
  requestId: string,
  { entryId, fact }: NewEntry,
): readonly Draft[] {
  const { state, facts } = loggedRequest(desk, requestId);
  const isOpen =
    state.people?.signer === undefined &&
    state.authorization === undefined &&
    facts.requesterKind === 'representative';
  if (!isOpen || fact.kind !== 'authority' || !samePerson(fact.who, requesterName(facts))) {
    return [];
  }
  const body = { signer: { kind: 'authority' as const, entryId } };
  return ofRequest(requestId, { type: 'request.signerChosen', body });
}

/** The paper it stands on is a scan of some request; nobody records one that is not there. */
function checkPaper(desk: OpenDesk, fact: PatientFact): void {
  if (!('paper' in fact) || fact.paper === undefined) return;
  if (paperOf(desk, fact.paper)) return;
  throw new Refused(
    'no-such-paper',
    'This paper is no longer part of the request. Choose another.',
  );
}

/** The patient of a logged request, with what makes one where there is none yet. */
function patientFor(
  desk: OpenDesk,
  requestId: string,
): { readonly patientId: string; readonly drafts: readonly Draft[] } {
  const { state } = loggedRequest(desk, requestId);
  const found = patientOf(desk, state);
  if (found.kind === 'unclear') throw notClear();
  if (found.kind === 'new') {
    const patientId = desk.ids.newId();
    return { patientId, drafts: made(desk, requestId, patientId) };
  }
  const { id } = found.patient;
  const isLinked = state.people?.link?.patientId === id;
  return { patientId: id, drafts: isLinked ? [] : linkTo(desk, requestId, id) };
}

/**
 * Two requests that may be about one patient, said to be about one or about two. Also of released
 * ones: their disclosures stand on the list of whoever they are about.
 */
function saidWhich(desk: OpenDesk, ids: readonly string[], same: boolean): readonly Draft[] {
  const [one, other] = ids.map((id) => namedRequest(desk, id));
  if (!one || !other || !mayBeSamePatient(desk, one, other)) throw clearAlready();
  const known = [one, other].flatMap((state) => knownPatient(desk, state));
  if (!same) return [one, other].flatMap(({ id }) => patientMade(desk, id));
  return toOnePatient(desk, [one.id, other.id], known[0]);
}

function toOnePatient(
  desk: OpenDesk,
  [first, second]: readonly [string, string],
  known: PatientState | undefined,
): readonly Draft[] {
  const patientId = known?.id ?? desk.ids.newId();
  for (const id of [first, second]) checkMayLeave(desk, id, patientId);
  const begun = known ? linked(desk, first, patientId) : made(desk, first, patientId);
  return [...begun, ...linked(desk, second, patientId)];
}

function knownPatient(desk: OpenDesk, state: RequestState): readonly PatientState[] {
  const found = patientOf(desk, state);
  if (found.kind === 'unclear') throw notClear();
  return found.kind === 'known' ? [found.patient] : [];
}

function mayBeSamePatient(desk: OpenDesk, one: RequestState, other: RequestState): boolean {
  return requestsOfPatient(desk, one).unclear.some(({ id }) => id === other.id);
}

/** A patient of their own where there is none yet, and the link that nobody has to guess again. */
function patientMade(desk: OpenDesk, requestId: string): readonly Draft[] {
  const found = patientOf(desk, requestOf(desk, requestId));
  if (found.kind === 'known') return linkTo(desk, requestId, found.patient.id);
  return another(desk, requestId);
}

/** A logged request; while a delivery is pending nothing changes under it. */
function namedRequest(desk: OpenDesk, requestId: string): RequestState {
  const state = requestOf(desk, requestId);
  return asLogged(state.release?.pending ? workableRequest(desk, requestId) : state).state;
}

function another(desk: OpenDesk, requestId: string): readonly Draft[] {
  return made(desk, requestId, desk.ids.newId());
}

function made(desk: OpenDesk, requestId: string, patientId: string): readonly Draft[] {
  const named = namedOf(formOf(namedRequest(desk, requestId)));
  const recordNumber = named.recordNumber.trim();
  const identity: PatientIdentity = {
    familyName: named.familyName,
    givenName: named.givenName,
    dateOfBirth: named.dateOfBirth,
    recordNumbers: recordNumber === '' ? [] : [recordNumber],
    aliases: [],
    otherBirthDates: [],
  };
  return [
    ...ofPatient(patientId, { type: 'patient.created', body: { identity } }),
    ...ofRequest(requestId, { type: 'request.patientLinked', body: { patientId, named } }),
  ];
}

function linkTo(desk: OpenDesk, requestId: string, patientId: string): readonly Draft[] {
  if (!desk.journal.get('patient', patientId)) {
    throw new Refused('no-such-patient', 'This patient is not on this desk. Choose another.');
  }
  return linked(desk, requestId, patientId);
}

function linked(desk: OpenDesk, requestId: string, patientId: string): readonly Draft[] {
  const body = { patientId, named: namedOf(formOf(namedRequest(desk, requestId))) };
  return ofRequest(requestId, { type: 'request.patientLinked', body });
}

function clearAlready(): Refused {
  return new Refused(
    'patient-clear',
    'The desk knows already whose requests these are. Choose another patient on the people screen if that is wrong.',
  );
}
