import type { GateItem, Step, StepId } from '../contract/request';
import type { AuthorizationSlice } from '../domain/authorization/slice';
import { standingDecline } from '../domain/qc/slice';
import type { GateLineId } from '../domain/release/gateLine';
import type { RequestState } from '../domain/request/state';
import type { Stamp } from '../domain/base/schemas';
import { missingForm } from './authorization/missingForm';
import { longDate } from './calendar';
import { isReleased } from './context';
import { packetNeeds } from './gate';

/** What the steps are computed from, gathered beforehand. */
export interface StepFacts {
  readonly state: RequestState;
  readonly gate: readonly GateItem[];
  /** Valid today, and what its foot says; absent where no authorization is needed. */
  readonly authorization: { readonly valid: boolean; readonly foot: string } | undefined;
  /** The day of a revocation that stands in the way. */
  readonly revokedOn: string | undefined;
  readonly pages: { readonly total: number; readonly looked: number; readonly leftOut: number };
}

type Status = Pick<Step, 'status' | 'note'>;
const status = (name: Step['status'], note: string): Status => ({ status: name, note });

const titles: Record<StepId, string> = {
  intake: 'Log the request',
  basis: 'Decide the basis',
  authorization: 'Check the authorization',
  records: 'Gather the records',
  review: 'Review and redact',
  packet: 'Build the packet',
  qc: 'Second look (QC)',
  release: 'Release',
  disclosure: 'Disclosure log',
};

const statusOf: Record<StepId, (facts: StepFacts) => Status> = {
  intake: intakeStatus,
  basis: basisStatus,
  authorization: authorizationStatus,
  records: recordsStatus,
  review: reviewStatus,
  packet: packetStatus,
  qc: qcStatus,
  release: releaseStatus,
  disclosure: disclosureStatus,
};

/** The list on the request's home, in the order of the walk. */
export function stepsOf(facts: StepFacts): Step[] {
  const ids = Object.keys(titles) as StepId[];
  return ids.map((id) => ({ id, title: titles[id], ...statusAt(id, facts) }));
}

/** What was checked at the release stays checked: a form may run out afterwards. */
const settled = new Set<StepId>(['authorization', 'review', 'packet', 'qc']);

function statusAt(id: StepId, facts: StepFacts): Status {
  const now = statusOf[id](facts);
  const keep = !isReleased(facts.state) || !settled.has(id) || now.status === 'not-needed';
  return keep ? now : status('done', 'Checked at the release.');
}

function line(facts: StepFacts, id: GateLineId): GateItem {
  const item = facts.gate.find((one) => one.id === id);
  if (!item) throw new Error(`no gate line ${id}`);
  return item;
}

function intakeStatus({ state }: StepFacts): Status {
  const { number, facts } = state.intake;
  if (!number || !facts) return status('in-progress', 'A draft: it has no number yet.');
  return status('done', `Logged as ${number}, received on ${longDate(facts.receivedOn)}.`);
}

function basisStatus(facts: StepFacts): Status {
  const { intake, basis } = facts.state;
  if (!intake.number) return status('cannot-start', 'Log the request first.');
  const [decided, required] = [line(facts, 'basis'), line(facts, 'requirements')];
  if (!basis) return status(basisIsNew(facts) ? 'not-started' : 'attention', decided.sentence);
  const red = [decided, required].find(({ ok }) => !ok);
  if (red) return status('attention', `${red.sentence} ${red.onceHere ?? ''}`.trim());
  return status('done', basis.sentence);
}

/** Never decided, as against taken back. */
function basisIsNew({ state }: StepFacts): boolean {
  return state.basisLog?.undecided === undefined;
}

function authorizationStatus({ state, authorization, revokedOn }: StepFacts): Status {
  if (!state.basis) return status('cannot-start', 'Decide the basis first.');
  if (!state.basis.needsAuthorization) return status('not-needed', 'No authorization is needed.');
  if (revokedOn) return status('attention', `Revoked on ${longDate(revokedOn)}.`);
  const missing = missingForm(state);
  if (missing) return missingStatus(missing.asked);
  if (!state.authorization) return status('not-started', 'Type what stands on the form.');
  return formStatus(state.authorization, authorization);
}

function missingStatus(asked: Stamp | undefined): Status {
  return asked
    ? status('attention', 'No form has come. It was asked for with a letter; waiting for it.')
    : status('not-started', 'No form has come. Ask for one, or type what stands on another paper.');
}

function formStatus(
  { accepted, returned }: AuthorizationSlice,
  standing: StepFacts['authorization'],
): Status {
  if (returned) return status('attention', returnedNote(returned.defects.length));
  const foot = standing?.foot ?? '';
  if (!accepted) return status('in-progress', foot);
  return status(standing?.valid ? 'done' : 'attention', foot);
}

function returnedNote(defects: number): string {
  const many = `${defects} ${defects === 1 ? 'defect' : 'defects'}`;
  return `Returned with ${many}. Waiting for a corrected form.`;
}

function recordsStatus(facts: StepFacts): Status {
  const { intake, records } = facts.state;
  if (!intake.number) return status('cannot-start', 'Log the request first.');
  const { ok, sentence } = line(facts, 'records');
  if (!records || records.documents.length === 0) return status('not-started', sentence);
  const dates = line(facts, 'dates');
  if (ok && !dates.ok) return status('attention', dates.sentence);
  return status(ok ? 'done' : 'in-progress', sentence);
}

function reviewStatus(facts: StepFacts): Status {
  const { total, looked } = facts.pages;
  if (total === 0) return status('cannot-start', 'Add the records first.');
  const declined = declinedComment(facts.state);
  if (declined !== undefined) return status('attention', `QC declined: ${declined}`);
  const pages = line(facts, 'pages');
  const marks = line(facts, 'marks');
  if (pages.ok && marks.ok) return protectedStatus(facts, pages.sentence);
  const note = `${looked} of ${total} looked at.${marks.ok ? '' : ` ${marks.sentence}`}`;
  return status(looked === 0 && marks.ok ? 'not-started' : 'in-progress', note);
}

/** Every page was looked at: what is left are pages of somebody else, and those the law protects. */
function protectedStatus(facts: StepFacts, looked: string): Status {
  const open = [line(facts, 'identity'), line(facts, 'sensitive')].find(({ ok }) => !ok);
  return open ? status('attention', open.sentence) : status('done', looked);
}

/** The comment of a decline that still stands, as the gate counts it. */
function declinedComment({ packet, qc }: RequestState): string | undefined {
  return standingDecline(qc, packet?.build?.sha256)?.comment;
}

function packetStatus(facts: StepFacts): Status {
  const { ok, sentence } = line(facts, 'packet');
  if (ok) return status('done', provedNote(facts.state));
  const missing = [...packetNeeds].map((id) => line(facts, id)).find((item) => !item.ok);
  if (missing) return status('cannot-start', missing.sentence);
  return status(facts.state.packet?.build ? 'attention' : 'not-started', sentence);
}

/** `134 pages built and checked, 12 marks proved`. */
function provedNote({ packet }: RequestState): string {
  const { pageCount = 0, marksProved = 0 } = packet?.build ?? {};
  const marks = `${marksProved} ${marksProved === 1 ? 'mark' : 'marks'}`;
  return `${pageCount} pages built and checked, ${marks} proved.`;
}

function qcStatus(facts: StepFacts): Status {
  if (!line(facts, 'packet').ok) return status('cannot-start', 'Build the packet first.');
  const { ok, sentence } = line(facts, 'qc');
  if (ok) return status('done', sentence);
  const declined = declinedComment(facts.state) !== undefined;
  return status(declined ? 'attention' : 'not-started', sentence);
}

function releaseStatus(facts: StepFacts): Status {
  const { release } = facts.state;
  if (isReleased(facts.state)) return status('done', 'Released.');
  if (release?.pending)
    return status('in-progress', 'Handed over. Say whether all of it came out.');
  const red = facts.gate.find((item) => !item.ok);
  const parts = release?.released.length ?? 0;
  if (parts > 0)
    return status('in-progress', `${partsWords(parts)} sent. ${red?.sentence ?? ''}`.trim());
  if (red) return status('cannot-start', red.sentence);
  return status('not-started', 'Ready: print it or save it as a file.');
}

function partsWords(parts: number): string {
  return parts === 1 ? 'One part was' : `${parts} parts were`;
}

function disclosureStatus({ state }: StepFacts): Status {
  const row = state.disclosure?.rows.at(-1);
  if (!row) return status('cannot-start', 'Written by itself at the release.');
  return status('done', row.accountableWhy);
}
