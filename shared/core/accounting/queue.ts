import type { QueueRow } from '../../contract/request';
import type { AccountingSlice } from '../../domain/disclosure/accountingSlice';
import type { RequestState } from '../../domain/request/state';
import { formOf, todayOf, type OpenDesk } from '../context';
import { dueWords } from '../due';
import { patientName } from '../../domain/intake/parties';
import { packsOf } from '../rules/requestPacks';
import { clockOf } from './view';

/** Accountings that were asked for and not answered yet (45 CFR 164.528(c)(1)): work like a request. */
export function accountingRows(desk: OpenDesk): QueueRow[] {
  return desk.journal
    .all('request')
    .flatMap((state) =>
      (state.accounting?.asked ?? [])
        .filter(({ given, withdrawn }) => !given && !withdrawn)
        .map((asked) => rowOf(desk, state, asked)),
    );
}

function rowOf(
  desk: OpenDesk,
  state: RequestState,
  asked: AccountingSlice['asked'][number],
): QueueRow {
  const { legalDue, workBy } = clockOf(desk, state, asked);
  const today = todayOf(desk);
  const patient = patientName(formOf(state));
  return {
    requestId: state.id,
    accountingId: asked.id,
    number: asked.number,
    ...{ patient, requester: patient, requesterKind: 'patient' },
    group: workBy <= today ? 'due' : 'needs-you',
    status: 'Give the accounting of disclosures',
    blockedBy: '',
    receivedOn: asked.receivedOn,
    ...{ workBy, legalDue },
    dueText: dueWords({ legalDue, workBy }, today, packsOf(desk, asked.receivedOn)),
    claimedBy: '',
  };
}
