import type { QueueRow } from '../contract/request';
import type { RequestState } from '../domain/request/state';
import { claimedBy, formOf, isClosed, todayOf, type OpenDesk } from './context';
import { accountingRows } from './accounting/queue';
import { isRevoked } from './authorization/revocations';
import { timersNow } from './answer/view';
import { missingForm } from './authorization/missingForm';
import { shortDate } from './calendar';
import { oncePerState } from './once';
import { patientName, requesterName } from '../domain/intake/parties';
import { firstRed, sideStatus, viewOfState, waitsForProof, type StandingView } from './view';

/** Today's work: one row a request or open accounting, the earliest work-by date first. */
export async function queueRows(desk: OpenDesk): Promise<QueueRow[]> {
  const rows = await Promise.all(
    desk.journal.all('request').map(async (state) => ({
      ...(await rowOf(desk, state)),
      claimedBy: claimedBy(desk, state),
    })),
  );
  return [...rows, ...accountingRows(desk)].sort(byWorkDate);
}

/** What a row says of the request itself; whose names stand in it is asked each time. */
type OwnRow = Omit<QueueRow, 'claimedBy'>;

/** Nothing is open on a closed request: its row needs none of the rules, however many years of them. */
function rowOf(desk: OpenDesk, state: RequestState): OwnRow | Promise<OwnRow> {
  return isClosed(state) ? closedRow(desk, state) : openRow(desk, state);
}

function closedRow(desk: OpenDesk, state: RequestState): OwnRow {
  return {
    ...named(state),
    group: 'done',
    status: sideStatus(desk, state) ?? '',
    blockedBy: '',
    ...daysOf(state),
    dueText: '',
  };
}

const openRow = oncePerState(async (desk, stored): Promise<OwnRow> => {
  const today = todayOf(desk);
  const view = await viewOfState(desk, stored);
  const { request: state, band, gate, next } = view;
  const row = {
    ...named(state),
    group: groupOf(desk, view, today),
    status: band.status,
    ...(next && { next }),
    blockedBy: next ? blockOf(view) : firstRed(gate),
    ...daysOf(state),
    dueText: band.due,
  };
  return { ...row, ...followUpOf(desk, stored, row.group, today) };
});

function named(state: RequestState) {
  const form = formOf(state);
  return {
    requestId: state.id,
    number: state.intake.number ?? 'Draft',
    patient: patientName(form),
    requester: requesterName(form),
    requesterKind: form.requesterKind,
    receivedOn: form.receivedOn,
  };
}

function daysOf({ basis }: RequestState): Pick<OwnRow, 'workBy' | 'legalDue'> {
  const { workBy, legalDue } = basis?.due ?? {};
  return { ...(workBy && { workBy }), ...(legalDue && { legalDue }) };
}

/** The next thing to do beside answering; on its day it wants somebody, even on hold. */
function followUpOf(
  desk: OpenDesk,
  state: RequestState,
  group: QueueRow['group'],
  today: string,
): Pick<QueueRow, 'followUp'> & { readonly group: QueueRow['group'] } {
  const [first] = timersNow(desk, state);
  if (!first) return { group };
  const followUp = { on: first.on, sentence: `By ${shortDate(first.on)}: ${first.sentence}` };
  return { followUp, group: group === 'waiting' && first.on <= today ? 'needs-you' : group };
}

function groupOf(
  desk: OpenDesk,
  { request: state, gate }: StandingView,
  today: string,
): QueueRow['group'] {
  const due = dueOf(state);
  if (due !== undefined && due <= today) return 'due';
  if (waitsOnOthers(desk, state) || waitsForProof(gate)) return 'waiting';
  return gate.every((item) => item.ok) ? 'ready' : 'needs-you';
}

function dueOf({ basis }: RequestState): string | undefined {
  return basis?.due.workBy ?? basis?.due.legalDue;
}

function waitsOnOthers(desk: OpenDesk, state: RequestState): boolean {
  const { lifecycle, authorization } = state;
  const hasWritten =
    authorization?.returned !== undefined || missingForm(state)?.asked !== undefined;
  return lifecycle.hold !== undefined || hasWritten || isRevoked(desk, state);
}

/** A hold or a revocation blocks whatever the next step is. */
function blockOf({ gate }: StandingView): string {
  const block = gate.find((item) => !item.ok && (item.id === 'open' || item.id === 'revocation'));
  return block?.sentence ?? '';
}

/** Requests without a clock come after those with one, oldest receipt first. */
function byWorkDate(a: QueueRow, b: QueueRow): number {
  const key = (row: QueueRow): string =>
    `${row.workBy ?? row.legalDue ?? '9999-12-31'} ${row.receivedOn || '9999-12-31'} ${row.number}`;
  return key(a) < key(b) ? -1 : 1;
}
