import type { GateItem, RequestView, Step } from '../contract/request';
import { alertsOf } from '../domain/patients/peopleFacts';
import type { RequestState } from '../domain/request/state';
import { claimedBy, formOf, isClosed, isReleased, requestOf, todayOf, type OpenDesk } from './context'; // prettier-ignore
import { dueText, withDue } from './due';
import { isRevoked, revocationOf } from './authorization/revocations';
import { gateOf } from './gate';
import { authorizationStanding, duplicateFor } from './rules/law';
import { packsOfRequest } from './rules/requestPacks';
import { rulesShown } from './rules/requestRules';
import { titleCautions } from './records/titles';
import { hasPreparedPacket } from './prepared';
import { packetIsCurrent } from './inputsHash';
import { standingProof } from './proofRecord';
import { allPages, isLeftOut, unseenPages } from './packing';
import { patientName, requesterName } from '../domain/intake/parties';
import { shownState } from './shownState';
import { identityViewOf } from './identity/pages';
import { sensitiveViewOf } from './sensitive/gate';
import { formLetter, missingForm } from './authorization/missingForm';
import { shownForm } from './authorization/shown';
import { entriesFor } from './patients/patientOf';
import { stepsOf } from './steps';

/** Everything a request's screens show, computed afresh. */
export async function viewOf(desk: OpenDesk, requestId: string): Promise<RequestView> {
  const state = requestOf(desk, requestId);
  const view = await viewOfState(desk, state, duplicateFor(desk, state));
  const build = state.packet?.build;
  const proof = build && (await standingProof(desk, build));
  const solo = await isSolo(desk, state);
  return { ...view, qc: { solo }, ...(proof && { proof: { ...proof } }) };
}

/** Only while there is something to check: going through a whole history takes its time. */
async function isSolo(desk: OpenDesk, state: RequestState): Promise<boolean> {
  if (!state.packet?.build || isReleased(state)) return false;
  return hasPreparedPacket(desk, state.id);
}

/** What a list shows of each of many requests: who checks what is asked on the request itself. */
export type StandingView = Omit<RequestView, 'qc' | 'proof'>;

/** `earlier`: a request that looks like this one; left out where many are looked at. */
export async function viewOfState(
  desk: OpenDesk,
  stored: RequestState,
  earlier?: string,
): Promise<StandingView> {
  const state = withDue(desk, stored);
  const gate = await gateOf(desk, state);
  const authorization = shownAuthorization(desk, state, earlier);
  const pages = countPages(state);
  const steps = stepsOf({
    state,
    gate,
    authorization,
    pages,
    revokedOn: revocationOf(desk, state)?.on,
  });
  const counted = steps.filter((step) => step.status !== 'not-needed');
  const next = nextOf(state, { steps, gate, unseen: pages.total - pages.looked });
  const request = shownState(desk, state);
  return {
    request,
    band: bandOf(desk, state, { steps, gate }),
    steps,
    stepsDone: counted.filter((step) => step.status === 'done').length,
    stepsTotal: counted.length,
    ...(next && { next }),
    ...(authorization && { authorization }),
    gate,
    pages,
    packetIsCurrent: await packetIsCurrent(desk, state),
    titleCautions: titleCautions(desk, state),
    identity: identityViewOf(desk, state),
    sensitive: { ...sensitiveViewOf(desk, state), tags: [...(request.sensitive?.tags ?? [])] },
    rules: rulesShown(desk, state),
  };
}

function shownAuthorization(
  desk: OpenDesk,
  state: RequestState,
  earlier: string | undefined,
): RequestView['authorization'] {
  const needed = state.basis?.needsAuthorization ?? false;
  if (!needed && !state.authorization) return undefined;
  if (!state.intake.facts) return undefined;
  const { judgement } = authorizationStanding(desk, state, earlier);
  const shown = shownForm(desk.user.role, judgement, packsOfRequest(desk, state));
  const missing = missingForm(state);
  return missing ? { ...shown, missing: { letter: formLetter, asked: missing.asked?.at } } : shown;
}

function countPages(state: RequestState): RequestView['pages'] {
  const pages = allPages(state);
  return {
    total: pages.length,
    looked: pages.length - unseenPages(state),
    leftOut: pages.filter((ref) => isLeftOut(state, ref)).length,
  };
}

interface Walk {
  readonly steps: readonly Step[];
  readonly gate: readonly GateItem[];
}

function bandOf(desk: OpenDesk, state: RequestState, walk: Walk): RequestView['band'] {
  const form = formOf(state);
  const { number } = state.intake;
  return {
    number: number ?? 'Draft',
    patient: patientName(form),
    dateOfBirth: form.patientDateOfBirth,
    requester: requesterName(form),
    status: statusWord(desk, state, walk),
    due: dueText(desk, state),
    claimedBy: claimedBy(desk, state),
    alerts: [...alertsOf(entriesFor(desk, state) ?? [], todayOf(desk))],
  };
}

/** Where the request stands, in the words of the desk (domain.md 6.2). */
function statusWord(desk: OpenDesk, state: RequestState, { steps, gate }: Walk): string {
  const side = sideStatus(desk, state);
  if (side) return side;
  if (!state.intake.number) return 'Draft';
  if (waitsForProof(gate)) return 'Asked for proof: waiting for it';
  const at = steps.find((step) => isOpen(step));
  if (at?.id === 'basis' && at.status === 'attention') return 'The basis needs attention';
  return at ? at.title : 'Waiting';
}

/** Where it stands beside its walk; undefined while it walks. */
export function sideStatus(desk: OpenDesk, state: RequestState): string | undefined {
  const parts = state.release?.released.length ?? 0;
  if (state.lifecycle.cancelled) return parts > 0 ? 'Closed, sent in part' : 'Cancelled';
  if (isReleased(state)) return 'Released';
  return waitingStatus(desk, state) ?? (parts > 0 ? 'Sent in part' : undefined);
}

function waitingStatus(desk: OpenDesk, state: RequestState): string | undefined {
  const { lifecycle, authorization, release } = state;
  if (release?.pending) return 'Handed over: not confirmed yet';
  if (isRevoked(desk, state)) return 'Revoked';
  if (lifecycle.hold) return 'On hold';
  if (missingForm(state)?.asked) return 'Asked for a form: waiting for it';
  return authorization?.returned ? 'Returned: waiting for a corrected form' : undefined;
}

/** A letter asked for what is missing, and it has not come. */
export function waitsForProof(gate: readonly GateItem[]): boolean {
  return gate.some(({ onceHere }) => onceHere !== undefined);
}

function isOpen({ status }: Step): boolean {
  return status === 'not-started' || status === 'in-progress' || status === 'attention';
}

/** The first step that can be worked on, as a verb. */
function nextOf(
  state: RequestState,
  { steps, gate, unseen }: Walk & { readonly unseen: number },
): RequestView['next'] {
  if (isClosed(state)) return undefined;
  const step = steps.find(isOpen);
  if (step?.id === 'basis' && step.status === 'attention') return basisFix(gate);
  return step && { step: step.id, label: labelOf(step, state, { gate, unseen }) };
}

function labelOf(
  { id, title }: Step,
  { release }: RequestState,
  { gate, unseen }: { readonly gate: readonly GateItem[]; readonly unseen: number },
): string {
  if (id === 'release' && release?.pending) return 'Say whether all of it is there';
  if (id !== 'review') return title;
  return unseen > 0 ? lookLabel(unseen) : (waitingInReview(gate) ?? title);
}

/** Marks, tagged pages or pages of somebody else nobody has decided on, as a verb with their number. */
function waitingInReview(gate: readonly GateItem[]): string | undefined {
  const own = gate.filter(({ id }) => id === 'marks' || id === 'identity' || id === 'sensitive');
  return own.find(({ ok, fix }) => !ok && fix?.step === 'review')?.fix?.label;
}

/** A basis that was decided is not decided again: what mends it may stand elsewhere. */
function basisFix(gate: readonly GateItem[]): RequestView['next'] {
  return gate.find(({ id, ok }) => !ok && (id === 'basis' || id === 'requirements'))?.fix;
}

function lookLabel(pages: number): string {
  return `Look at ${pages} ${pages === 1 ? 'page' : 'pages'}`;
}

/** The first red line a person has to clear, for the queue. */
export function firstRed(gate: readonly GateItem[]): string {
  return gate.find((item) => !item.ok)?.sentence ?? '';
}
