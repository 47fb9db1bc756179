import type { intakeVerbs } from '../contract/stations';
import type { OutputOf } from '../contract/verb';
import { Refused } from '../domain/base/fault';
import type { BasisSlice } from '../domain/basis/slice';
import type { ClinicOperation } from '../domain/clinic/slice';
import { sameHandsIn } from '../domain/intake/hands';
import type { IntakeFacts, IntakeForm, KeptRules } from '../domain/intake/slice';
import { findPatient, mayBe } from '../domain/patients/match';
import type { PatientState } from '../domain/patients/slice';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import { change, ofClinic, ofRequest, record } from './change';
import {
  clinicOf,
  formOf,
  todayOf,
  workableRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { whyKept } from './intake/paperKept';
import { previewIntake } from './intake/preview';
import { isForAnother } from './sentTo';
import { rulesOn } from './rules/requestPacks';
import { decideAgain, decideForOthers } from './rules/legalDoor';
import { patientName, recipientOf } from '../domain/intake/parties';
import { namedOf } from './patients/patientOf';
import { takePaper } from './takeIn';
import { noSuchPaper } from './pages';
import { viewOf, viewOfState } from './view';

/** Intake: paper first, half a form is kept, a number only for a whole one. */
export const intakeHandlers: StationHandlers<typeof intakeVerbs> = {
  'intake.start': async (desk, { form }) => {
    const requestId = desk.ids.newId();
    await change(desk, requestId, { type: 'intake.started', body: { form } });
    return viewOf(desk, requestId);
  },
  'intake.type': async (desk, { requestId, form }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'intake.typed', body: { form } });
    return viewOf(desk, requestId);
  },
  'intake.addPaper': async (desk, { requestId, kind, ...offered }) => {
    await takePaper(desk, requestId, offered, kind);
    return viewOf(desk, requestId);
  },
  'intake.removePaper': async (desk, { requestId, paperId }) => {
    checkFree(desk, requestId, paperId);
    await change(desk, requestId, { type: 'intake.paperRemoved', body: { paperId } });
    return viewOf(desk, requestId);
  },
  'intake.relabelPaper': async (desk, { requestId, ...body }) => {
    checkFree(desk, requestId, body.paperId);
    await change(desk, requestId, { type: 'intake.paperRelabelled', body });
    return viewOf(desk, requestId);
  },
  'intake.log': async (desk, { requestId, facts }) => {
    const state = workableRequest(desk, requestId);
    if (facts.receivedOn > todayOf(desk)) throw receivedLater();
    if (isForAnother(state, facts)) throw releasedInPart();
    const { number, taken } = numberFor(desk, state, facts);
    const rules = rulesFor(desk, state, facts);
    await record(
      desk,
      ...ofClinic(...taken, ...keepAddress(desk, facts)),
      ...ofRequest(requestId, { type: 'intake.logged', body: { number, facts, rules } }),
      ...ofRequest(requestId, ...basisAgain(desk, state, { facts, rules })),
      ...ofRequest(requestId, ...linkKnown(desk, state, facts)),
    );
    return viewOf(desk, requestId);
  },
  'intake.matches': async (desk, asked) => ({ matches: await matchesOf(desk, asked) }),
  'intake.preview': (desk, { form }) => previewIntake(desk, form),
};

/** Nothing rests on the paper, nor on what it was taken for. */
function checkFree(desk: OpenDesk, requestId: string, paperId: string): void {
  const state = workableRequest(desk, requestId);
  if (!state.intake.papers.some((paper) => paper.id === paperId)) {
    throw noSuchPaper();
  }
  const kept = whyKept(desk, state, paperId);
  if (kept !== undefined) throw new Refused('paper-kept', kept);
}

/** `REQ-2026-000001`: the year of receipt and the clinic's counter. A logged request keeps its own. */
function numberFor(
  desk: OpenDesk,
  { intake }: RequestState,
  facts: IntakeFacts,
): { number: string; taken: ClinicOperation[] } {
  if (intake.number) return { number: intake.number, taken: [] };
  const next = clinicOf(desk).lastRequestNumber + 1;
  const number = `REQ-${facts.receivedOn.slice(0, 4)}-${String(next).padStart(6, '0')}`;
  return { number, taken: [{ type: 'clinic.numberTaken', body: { number: next } }] };
}

/** Facts corrected after the basis was decided move its clock and its reason with them. */
function basisAgain(
  desk: OpenDesk,
  state: RequestState,
  logged: { readonly facts: IntakeFacts; readonly rules: KeptRules },
): RequestOperation[] {
  if (!state.basis) return [];
  const corrected = { ...state, intake: { ...state.intake, ...logged } };
  const { facts } = state.intake;
  const isSame =
    sameHandsIn(facts, logged.facts) && !isRedirected(state.basis, facts, logged.facts);
  return isSame
    ? decideAgain(desk, corrected, state.basis)
    : decideForOthers(desk, corrected, state.basis);
}

/** A direction says where to send it (45 CFR 164.524(c)(3)(ii)): another address is another direction. */
function isRedirected({ kind }: BasisSlice, before: IntakeFacts | undefined, after: IntakeFacts) {
  if (kind !== 'directive' || !before) return false;
  return recipientOf(before).address.trim() !== recipientOf(after).address.trim();
}

/** What a request was told by stays, unless another day of receipt is typed: that chooses anew. */
function rulesFor(desk: OpenDesk, { intake }: RequestState, facts: IntakeFacts): KeptRules {
  const isSameDay = intake.facts?.receivedOn === facts.receivedOn;
  return (isSameDay ? intake.rules : undefined) ?? rulesOn(desk, facts.receivedOn);
}

/** A patient the desk knows for sure is linked as the request is logged; whoever is in doubt is asked for. */
function linkKnown(desk: OpenDesk, state: RequestState, facts: IntakeFacts): RequestOperation[] {
  const named = namedOf(facts);
  const found = findPatient(named, state.people?.link, desk.journal.all('patient'));
  if (found.kind !== 'known') return [];
  const patientId = found.patient.id;
  if (state.people?.link?.patientId === patientId) return [];
  return [{ type: 'request.patientLinked', body: { patientId, named } }];
}

function receivedLater(): Refused {
  return new Refused('bad-input', 'The day received lies in the future.');
}

function releasedInPart(): Refused {
  return new Refused(
    'released-in-part',
    'Part of this request went out already, so its recipient and its patient stay as they are. Start a new request.',
  );
}

/** Whoever asks is kept for the next time; the patient is not a requester of the book. */
function keepAddress(desk: OpenDesk, facts: IntakeFacts): ClinicOperation[] {
  if (facts.requesterKind === 'patient') return [];
  const name = facts.requesterName.trim();
  const organization = facts.requesterOrganization.trim();
  const known = clinicOf(desk).addressBook.find(
    (entry) => entry.name === name && entry.organization === organization,
  );
  const entry = {
    id: known?.id ?? desk.ids.newId(),
    name,
    organization,
    kind: facts.requesterKind,
    address: facts.requesterAddress,
    phone: facts.requesterPhone,
  };
  return [{ type: 'clinic.addressKept', body: { entry } }];
}

type Match = OutputOf<(typeof intakeVerbs)['intake.matches']>['matches'][number];

interface MatchAsked {
  readonly familyName: string;
  readonly givenName: string;
  readonly dateOfBirth: string;
  readonly exceptRequestId: string;
}

function matchesOf(desk: OpenDesk, asked: MatchAsked): Promise<Match[]> {
  const named = { ...asked, recordNumber: '' };
  const patients = desk.journal.all('patient').filter(({ identity }) => mayBe(named, identity));
  const found = desk.journal
    .all('request')
    .filter((state) => state.id !== asked.exceptRequestId)
    .filter((state) => looksTheSame(formOf(state), asked) || isOneOf(state, patients));
  return Promise.all(found.map((state) => matchOf(desk, state)));
}

/** Under any name a patient of theirs has or had: a married name finds what came under the other. */
function isOneOf(state: RequestState, patients: readonly PatientState[]): boolean {
  const named = namedOf(formOf(state));
  return patients.some(({ id, identity }) =>
    state.people?.link ? state.people.link.patientId === id : mayBe(named, identity),
  );
}

/** Two of three identifiers agree (domain.md 6.1, step 2). */
function looksTheSame(form: IntakeForm, asked: MatchAsked): boolean {
  const agreeing = [
    same(form.patientFamilyName, asked.familyName),
    same(form.patientGivenName, asked.givenName),
    same(form.patientDateOfBirth, asked.dateOfBirth),
  ];
  return agreeing.filter(Boolean).length >= 2;
}

function same(a: string, b: string): boolean {
  const plain = (text: string): string =>
    text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(); // prettier-ignore
  return plain(a) !== '' && plain(a) === plain(b);
}

async function matchOf(desk: OpenDesk, state: RequestState): Promise<Match> {
  const { band } = await viewOfState(desk, state);
  return {
    requestId: state.id,
    number: band.number,
    patient: patientName(formOf(state)),
    dateOfBirth: band.dateOfBirth,
    status: band.status,
  };
}
