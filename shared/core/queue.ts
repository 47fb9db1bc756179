import type { QueueRow } from '../contract/request';
import type { RequestState } from '../domain/request/state';
import { formOf, isReleased, todayOf, type OpenDesk } from './context';
import { accountingRows } from './accounting/queue';
import { isRevoked } from './authorization/revocations';
import { timersNow } from './answer/view';
import { missingForm } from './authorization/missingForm';
import { shortDate } from './calendar';
import { firstRed, viewOfState, type StandingView } from './view';

/** Today's work: one row a request or open accounting, the earliest work-by date first. */
export async function queueRows(desk: OpenDesk): Promise<QueueRow[]> {
  const today = todayOf(desk);
  const rows = await Promise.all(
    desk.journal.all('request').map(async (state) => {
      const row = rowOf(desk, await viewOfState(desk, state), today);
      return { ...row, ...followUpOf(desk, state, row.group, today) };
    }),
  );
  return [...rows, ...accountingRows(desk)].sort(byWorkDate);
}

function rowOf(desk: OpenDesk, view: StandingView, today: string): QueueRow {
  const { request: state, band, gate, next } = view;
  const { workBy, legalDue } = state.basis?.due ?? {};
  return {
    requestId: state.id,
    number: band.number,
    patient: band.patient,
    requester: band.requester,
    requesterKind: formOf(state).requesterKind,
    group: groupOf(desk, view, today),
    status: band.status,
    ...(next && { next }),
    blockedBy: next ? blockOf(view) : firstRed(gate),
    receivedOn: formOf(state).receivedOn,
    ...(workBy && { workBy }),
    ...(legalDue && { legalDue }),
    dueText: band.due,
    claimedBy: band.claimedBy,
  };
}

/** The next thing to do beside answering; on its day it wants somebody, even on hold. */
function followUpOf(
  desk: OpenDesk,
  state: RequestState,
  group: QueueRow['group'],
  today: string,
): Pick<QueueRow, 'followUp'> & { readonly group: QueueRow['group'] } {
  const [first] = group === 'done' ? [] : timersNow(desk, state);
  if (!first) return { group };
  const followUp = { on: first.on, sentence: `By ${shortDate(first.on)}: ${first.sentence}` };
  return { followUp, group: group === 'waiting' && first.on <= today ? 'needs-you' : group };
}

function groupOf(
  desk: OpenDesk,
  { request: state, gate }: StandingView,
  today: string,
): QueueRow['group'] {
  if (state.lifecycle.cancelled || isReleased(state)) return 'done';
  const due = dueOf(state);
  if (due !== undefined && due <= today) return 'due';
  if (waitsOnOthers(desk, state)) return 'waiting';
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
