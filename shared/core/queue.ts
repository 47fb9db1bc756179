import type { QueueRow, RequestView } from '../contract/request';
import { todayOf, type OpenDesk } from './context';
import { dueText } from './due';
import { firstRed, viewOfState } from './view';

/** Today's work: one row a request, the earliest work-by date first. */
export async function queueRows(desk: OpenDesk): Promise<QueueRow[]> {
  const today = todayOf(desk);
  const rows = await Promise.all(
    desk.journal.all('request').map(async (state) => rowOf(await viewOfState(desk, state), today)),
  );
  return rows.sort(byWorkDate);
}

function rowOf(view: RequestView, today: string): QueueRow {
  const { request: state, band, gate, next } = view;
  const { workBy, legalDue } = state.basis?.due ?? {};
  return {
    requestId: state.id,
    number: band.number,
    patient: band.patient,
    requester: band.requester,
    requesterKind: state.intake.form.requesterKind,
    group: groupOf(view, today),
    status: band.status,
    ...(next && { next }),
    blockedBy: next ? blockOf(view) : firstRed(gate),
    receivedOn: state.intake.form.receivedOn,
    ...(workBy && { workBy }),
    ...(legalDue && { legalDue }),
    dueText: dueText(state, today),
    claimedBy: band.claimedBy,
  };
}

function groupOf({ request: state, gate, steps }: RequestView, today: string): QueueRow['group'] {
  if (state.lifecycle.cancelled || state.release?.released.length) return 'done';
  const due = state.basis?.due.workBy ?? state.basis?.due.legalDue;
  if (due && due <= today) return 'due';
  const authorization = steps.find((step) => step.id === 'authorization');
  const waits = state.lifecycle.hold ?? state.authorization?.returned;
  if (waits || (authorization?.status === 'attention' && state.authorization?.revokedOn)) {
    return 'waiting';
  }
  return gate.every((item) => item.ok) ? 'ready' : 'needs-you';
}

/** A hold or a revocation blocks whatever the next step is. */
function blockOf({ gate }: RequestView): string {
  const block = gate.find((item) => !item.ok && (item.id === 'open' || item.id === 'revocation'));
  return block?.sentence ?? '';
}

/** Requests without a clock come after those with one, oldest receipt first. */
function byWorkDate(a: QueueRow, b: QueueRow): number {
  const key = (row: QueueRow): string =>
    `${row.workBy ?? row.legalDue ?? '9999-12-31'} ${row.receivedOn || '9999-12-31'} ${row.number}`;
  return key(a) < key(b) ? -1 : 1;
}
