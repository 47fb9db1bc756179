import type { GateItem } from '../contract/request';
import type { IntakeForm } from '../domain/intake/slice';
import { standingDecline } from '../domain/qc/slice';
import { lostDuplicate } from '../domain/records/twins';
import { recordsLine } from '../domain/records/recordsLine';
import { pageKey } from '../domain/review/slice';
import { releaseGate, type GateFacts } from '../domain/release/gate';
import { inOrder, type GateLineId } from '../domain/release/gateLine';
import type { Delivery } from '../domain/release/slice';
import type { RequestState } from '../domain/request/state';
import { revocationOf } from './authorization/revocations';
import { aboutOf } from './about';
import { dayOf, formOf, todayOf, type OpenDesk } from './context';
import { authorizationStanding } from './rules/law';
import { packsOfRequest } from './rules/requestPacks';
import { lawFactsOf } from './rules/lawFacts';
import { basisStanding } from './rules/legalDoor';
import { packetIsCurrent } from './inputsHash';
import {
  allPages,
  asPrintedAgain,
  documentsOf,
  placeOf,
  isLeftOut,
  isLooked,
  isSent,
  standingMarks,
  unseenPages,
} from './packing';
import { feeGateLine } from './money/standing';
import { datesItem } from './records/dates';
import { isProved } from './proofRecord';
import { identityItem } from './identity/pages';
import { sensitiveItem } from './sensitive/gate';
import { denialItem } from './answer/gate';
import { goesToPatient, recipientOf, requesterName } from '../domain/intake/parties';
import { entriesFor, peopleOf } from './patients/patientOf';

/** Lines of the gate a packet can only be built behind. */
export const packetNeeds: ReadonlySet<GateLineId> = new Set([
  'open',
  'basis',
  'requirements',
  'authorization',
  'revocation',
  'recipient',
  'records',
  'dates',
  'pages',
  'marks',
  'identity',
  'sensitive',
]);

/** Lines about the work on a packet; what was released once need not be made again to be printed again. */
const workLines: ReadonlySet<GateLineId> = new Set([
  'records',
  'dates',
  'pages',
  'marks',
  'packet',
  'qc',
  'fee',
]);

/** The first thing that forbids printing a released packet once more: the law is asked again of its pages. */
export async function stopsReprint(
  desk: OpenDesk,
  state: RequestState,
  delivery: Pick<Delivery, 'pages' | 'marks' | 'amendments'>,
): Promise<string | undefined> {
  const lines = await gateOf(desk, asPrintedAgain(state, delivery));
  return lines.find((line) => !line.ok && !workLines.has(line.id))?.sentence;
}

/** Everything that must hold at the moment of release, tested afresh at each call (domain.md 6.2). */
export async function gateOf(desk: OpenDesk, state: RequestState): Promise<GateItem[]> {
  return inOrder([
    ...releaseGate(await gateFacts(desk, state)),
    recordsItem(state),
    datesItem(state),
    identityItem(desk, state),
    sensitiveItem(desk, state),
    denialItem(desk, state),
    feeGateLine(desk, state),
  ]);
}

async function gateFacts(desk: OpenDesk, state: RequestState): Promise<GateFacts> {
  const total = allPages(state).length;
  return {
    heldBecause: whyClosed(state),
    ...basisFacts(desk, state),
    authorization: authorizationFacts(desk, state),
    revoked: revocationOf(desk, state),
    recipient: recipientFacts(state),
    people: peopleGateFacts(desk, state),
    pages: {
      ...{ total, looked: total - unseenPages(state) },
      ...{ lostCopy: lostCopy(state), stillShows: stillShows(state) },
    },
    marksUnresolved: openMarks(state),
    packet: await packetFacts(desk, state),
    qc: qcFacts(state),
  };
}

/** A page left out as a copy of one that was left out or taken away since. */
function lostCopy(state: RequestState): string | undefined {
  const leftOut = state.review?.leftOut ?? {};
  const lost =
    allPages(state).find((ref) => leftOut[pageKey(ref)]?.copyGone) ??
    lostDuplicate(documentsOf(state), leftOut);
  return lost && placeOf(state, lost);
}

/** A page nobody has looked at since the packet was made, in which a removed text still shows. */
function stillShows(state: RequestState): string | undefined {
  const pages = (state.packet?.build?.stillShowing ?? []).flatMap(({ at }) => at ?? []);
  const open = pages.find((ref) => !isLooked(state, ref) && !isLeftOut(state, ref));
  return open && placeOf(state, open);
}

function whyClosed({ lifecycle }: RequestState): string | undefined {
  if (lifecycle.cancelled) return `cancelled, ${lifecycle.cancelled.reason}`;
  return lifecycle.hold?.reason;
}

/** What was decided, held against what is known now. */
function basisFacts(
  desk: OpenDesk,
  state: RequestState,
): Pick<GateFacts, 'basis' | 'basisMoved' | 'requirement' | 'proofAskedOn'> {
  const { basis, basisLog } = state;
  if (!basis || !state.intake.facts) return { basis, basisMoved: basisLog?.undecided?.sentence };
  const { moved, requirement } = basisStanding(desk, state, basis);
  return { basis, basisMoved: moved, requirement, proofAskedOn: letterDay(desk, state) };
}

/** The day the letter of the basis was written; one of before it was decided asked somebody else. */
function letterDay(desk: OpenDesk, { basis, letters }: RequestState): string | undefined {
  const letter = letters?.filed.findLast(
    ({ templateId, filed }) => templateId === basis?.letter && filed.at >= basis.decided.at,
  );
  return letter && dayOf(desk, letter.filed);
}

function authorizationFacts(desk: OpenDesk, state: RequestState): GateFacts['authorization'] {
  if (!state.authorization || !state.intake.facts) return undefined;
  const { valid, defects, foot } = authorizationStanding(desk, state);
  const accepted = state.authorization.accepted !== undefined;
  return { valid, accepted, sentence: defects[0] ?? foot };
}

/** Mail needs an address; whether the form names this recipient is check A08. */
function recipientFacts(state: RequestState): GateFacts['recipient'] {
  const form = formOf(state);
  const { name, address } = recipientOf(form);
  const reachable = form.delivery !== 'mail' || address.trim() !== '';
  return { name, matches: name !== '' && reachable };
}

/** A draft is judged by what is typed so far, under the packs of today. */
export function peopleGateFacts(desk: OpenDesk, state: RequestState): GateFacts['people'] {
  const form = formOf(state);
  const today = todayOf(desk);
  const packs = packsOfRequest(desk, state);
  const facts = state.intake.facts
    ? lawFactsOf(desk, state)
    : { requesterKind: form.requesterKind };
  return {
    ...{ today, packs, facts },
    entries: entriesFor(desk, state),
    people: state.people,
    about: aboutOf(state),
    standing: peopleOf(desk, state, facts, packs),
    requesterName: requesterName(form),
    recipientName: form.deliverTo === 'other' ? form.recipientName.trim() : '',
    formSigner: state.basis?.needsAuthorization ? state.authorization?.facts.signer : undefined,
    mailedTo: mailedTo(form),
  };
}

/** Where the patient's own copy goes by mail; empty where it goes another way. */
export function mailedTo(form: IntakeForm): string {
  return goesToPatient(form) && form.delivery === 'mail' ? form.requesterAddress : '';
}

function openMarks(state: RequestState): number {
  const proposed = standingMarks(state).filter((mark) => mark.status === 'proposed');
  return proposed.filter((mark) => !isLeftOut(state, mark) && !isSent(state, mark)).length;
}

async function packetFacts(desk: OpenDesk, state: RequestState): Promise<GateFacts['packet']> {
  const build = state.packet?.build;
  if (!build) return undefined;
  return {
    proved: await isProved(desk, build),
    current: await packetIsCurrent(desk, state),
    isUnrecorded: build.proof === undefined,
    paperShows: build.stillShowing?.find(({ at }) => at === undefined)?.packetPage,
  };
}

function qcFacts({ packet, qc }: RequestState): GateFacts['qc'] {
  const last = standingDecline(qc, packet?.build?.sha256) ?? qc?.decisions.at(-1);
  if (!last) return undefined;
  return {
    outcome: last.outcome,
    comment: last.comment,
    isForThisPacket: last.packetSha256 === packet?.build?.sha256,
    isSamePersonAsPreparer: last.solo,
    soloReason: last.soloReason,
  };
}

function recordsItem({ records, packet }: RequestState): GateItem {
  return recordsLine({
    documents: records?.documents.length ?? 0,
    isPart: packet?.options.isPart === true,
    complete: records?.complete !== undefined,
  });
}
