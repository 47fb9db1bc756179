import type { PeopleView, PersonRow, Scan } from '../../contract/patients';
import { latestFirst } from '../../domain/base/inOrder';
import type { PacksInForce } from '../../domain/law/pack';
import { whyNotYours } from '../../domain/law/answeredBy';
import { authorityOf, federalRule, type AuthorityContext } from '../../domain/patients/authority';
import { capacityAsks } from '../../domain/patients/capacityAsks';
import { entriesOf, samePerson, type PatientEntries } from '../../domain/patients/inForce';
import { kinOrderFor } from '../../domain/patients/kin';
import { kinLadder, protectedUntil } from '../../domain/patients/ladder';
import { peopleRule, saidBy } from '../../domain/patients/requirements';
import { alertsOf } from '../../domain/patients/peopleFacts';
import type { Found } from '../../domain/patients/match';
import { sameAddress, whoElseAsks } from '../../domain/patients/peopleGate';
import type { PatientEntry } from '../../domain/patients/slice';
import {
  amendmentPoints,
  confidentialAddress,
  holdPoints,
  restrictionPoints,
  type OpenPoint,
} from '../../domain/patients/standsInWay';
import type { Paper } from '../../domain/intake/slice';
import type { RequestState } from '../../domain/request/state';
import { formOf, personName, requestOf, type OpenDesk } from '../context';
import { peopleGateFacts } from '../gate';
import { sideStatus } from '../view';
import { paperOf, patientOf } from './patientOf';

/** Everything the people screen of a request shows, computed afresh. */
export function peopleView(desk: OpenDesk, requestId: string): PeopleView {
  const state = requestOf(desk, requestId);
  const found = patientOf(desk, state);
  const gate = peopleGateFacts(desk, state);
  const entries = gate.entries ?? [];
  const asked = { ...gate, entries };
  const context = { ...asked, facts: { ...gate.facts, ...gate.standing.facts } };
  const points = (list: readonly OpenPoint[]) => list.map((point) => named(desk, point));
  return {
    today: gate.today,
    found: found.kind,
    alike: found.kind === 'unclear' && found.alike,
    identity: found.kind === 'known' ? found.patient.identity : undefined,
    identified: identifiedOf(state),
    candidates: candidatesOf(found),
    rows: entries.map((entry) => rowOf(desk, entry, context)),
    signer: signerShown(state, gate.standing.signer?.id),
    asking: askingOf(gate, entries),
    otherAsks: otherAsksShown(gate),
    alerts: [...alertsOf(entries, gate.today)],
    restrictions: points(restrictionPoints(asked)),
    holds: points(holdPoints(asked)),
    amendments: points(amendmentPoints(asked)),
    address: addressOf(asked),
    ...ofTheDead(context),
    custody: custodyRule(gate.packs),
    retentions: retentionsOf(gate.packs),
    ...choicesOf(desk, context),
    papers: papersOf(state),
    requests: requestsOf(desk, found),
  };
}

/** A corrected entry stands for the one that was chosen. */
function signerShown({ people }: RequestState, entryId: string | undefined): PeopleView['signer'] {
  if (entryId !== undefined) return { kind: 'authority', entryId };
  return people?.signer?.kind === 'patient' ? { kind: 'patient' } : undefined;
}

function askingOf(
  { facts, requesterName }: ReturnType<typeof peopleGateFacts>,
  entries: PatientEntries,
): string {
  const isKnown = entriesOf(entries, 'authority').some(({ fact }) => samePerson(fact.who, requesterName)); // prettier-ignore
  return facts.requesterKind === 'representative' && !isKnown ? requesterName : '';
}

function otherAsksShown(gate: ReturnType<typeof peopleGateFacts>): PeopleView['otherAsks'] {
  const other = whoElseAsks(gate);
  if (!other) return undefined;
  const { requester, who, reason } = other;
  return { requester, who, settled: reason !== undefined, reason: reason ?? '' };
}

function candidatesOf(found: Found): PeopleView['candidates'] {
  if (found.kind !== 'unclear') return [];
  return found.candidates.map(({ id, identity }) => ({ patientId: id, identity }));
}

function named(desk: OpenDesk, point: OpenPoint): PeopleView['holds'][number] {
  const { settled } = point;
  return { ...point, settled: settled && { ...settled, by: personName(desk, settled.by) } };
}

function rowOf(desk: OpenDesk, entry: PatientEntry, context: AuthorityContext): PersonRow {
  const { id, fact, recorded, ended, correctedBy } = entry;
  const authority =
    fact.kind === 'authority' ? authorityOf({ ...entry, fact }, context) : undefined;
  return {
    entryId: id,
    fact,
    recordedBy: personName(desk, recorded.by),
    recordedAt: recorded.at,
    ended: ended && { on: ended.on, reason: ended.reason, by: personName(desk, ended.by) },
    corrected: correctedBy !== undefined,
    ...scanOf(desk, fact),
    authority: authority && {
      ...authority,
      documentsNeeded: [...authority.documentsNeeded],
      missing: [...authority.missing],
    },
  };
}

type Gathered = ReturnType<typeof peopleGateFacts> & { readonly entries: readonly PatientEntry[] };

function addressOf({ entries, today, mailedTo, people }: Gathered): PeopleView['address'] {
  const asked = confidentialAddress(entries, today);
  if (!asked || mailedTo.trim() === '') return undefined;
  const { address, phone } = asked.fact;
  const confirmed = people?.address !== undefined && sameAddress(people.address.address, mailedTo);
  return { mailedTo, askedFor: address, phone, ok: confirmed || sameAddress(address, mailedTo) };
}

function ofTheDead(context: AuthorityContext): Pick<PeopleView, 'ladder' | 'protectedUntil'> {
  if (context.facts.patientIsDeceased !== true) return {};
  const ladder = kinLadder(context);
  return {
    protectedUntil: protectedUntil(context),
    ladder: ladder && {
      ...ladder,
      rungs: ladder.rungs.map((rung) => ({ ...rung, who: [...rung.who] })),
    },
  };
}

/** The state's own rule where the pack has one: not having custody is no ground to refuse. */
function custodyRule(packs: PacksInForce): PeopleView['custody'] {
  const { pack } = packs.state;
  const own = pack.peopleRules.find(({ id }) => id === 'P28');
  if (own) return saidBy(pack, own, own.sentence, {});
  const rule = peopleRule(packs.federal.pack, 'P28');
  return federalRule(packs, rule.id, {});
}

function retentionsOf({ federal, state }: PacksInForce): PeopleView['retentions'] {
  return [state.pack, federal.pack].flatMap((pack) =>
    pack.retentions.map((rule) => saidBy(pack, rule, rule.sentence, {})),
  );
}

type Choices = Pick<PeopleView, 'capacities' | 'kinships' | 'proofs' | 'questions'>;

/** What the dialog offers: each capacity with the questions and papers its rules ask for. */
function choicesOf({ user }: OpenDesk, { packs, facts }: AuthorityContext): Choices {
  const { federal, state } = packs;
  const order = kinOrderFor(packs, facts);
  const questions = [...state.pack.peopleQuestions, ...federal.pack.peopleQuestions];
  return {
    capacities: federal.pack.capacities.map((rule) => ({
      id: rule.capacity,
      title: rule.title,
      byKin: rule.byKinOrder,
      ...capacityAsks(rule, packs, facts),
    })),
    kinships: (order?.rungs ?? []).map(({ kinship, title }) => ({ id: kinship, title })),
    proofs: [...federal.pack.proofDocuments, ...state.pack.proofDocuments],
    questions: questions.map((one) => ({
      ...{ id: one.id, title: one.question },
      reserved: whyNotYours(one, user.role),
    })),
  };
}

const paperWords: Record<string, string> = {
  request: 'Request letter',
  authorization: 'Authorization',
  letter: 'Letter',
  proof: 'Proof of identity or authority',
  other: 'Another paper',
};

function scanned(requestId: string, { id, kind, pageCount }: Paper): Scan {
  const pages = `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}`;
  const title = `${paperWords[kind] ?? kind}, ${pages}`;
  return { requestId, paperId: id, title, pageCount };
}

function scanOf(desk: OpenDesk, fact: PatientEntry['fact']): Pick<PersonRow, 'paper'> {
  const proof = 'paper' in fact ? fact.paper : undefined;
  const paper = proof && paperOf(desk, proof);
  return proof && paper ? { paper: scanned(proof.requestId, paper) } : {};
}

function identifiedOf(state: RequestState): PeopleView['identified'] {
  const { papers } = state.intake;
  const proofs = papers.filter(({ kind }) => kind === 'proof');
  const how = formOf(state).identification.trim();
  return { how, papers: proofs.map((paper) => scanned(state.id, paper)) };
}

function papersOf({ id, intake }: RequestState): PeopleView['papers'] {
  return intake.papers.map((paper) => ({ id: paper.id, title: scanned(id, paper).title }));
}

/** The patient’s requests, the newest first. */
function requestsOf(desk: OpenDesk, found: Found): PeopleView['requests'] {
  if (found.kind !== 'known') return [];
  return desk.journal
    .all('request')
    .filter((state) => {
      const its = patientOf(desk, state);
      return its.kind === 'known' && its.patient.id === found.patient.id;
    })
    .map((state) => ({
      requestId: state.id,
      number: state.intake.number ?? 'Draft',
      receivedOn: formOf(state).receivedOn,
      status: sideStatus(desk, state) ?? (state.intake.number ? 'Open' : 'Draft'),
    }))
    .sort(latestFirst({ by: (one) => one.receivedOn, id: (one) => one.requestId }));
}
