import type { recordsVerbs } from '../../contract/stations';
import type { ParsedInputOf } from '../../contract/verb';
import { Refused } from '../../domain/base/fault';
import { datesLine } from '../../domain/records/datesLine';
import type { GateLine } from '../../domain/release/gateLine';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { formOf, workableRequest, type OpenDesk } from '../context';
import { datedGoingOut } from '../packing';

/** The dates asked for against those of the documents, where no form has to allow them. */
export function datesItem(state: RequestState): GateLine {
  const { datesFrom: from, datesTo: to } = formOf(state);
  return datesLine({
    byForm: state.basis?.needsAuthorization !== false,
    asked: { from, to },
    goingOut: datedGoingOut(state),
    reason: state.records?.datesReason,
  });
}

type Said = ParsedInputOf<(typeof recordsVerbs)['records.explainDates']>;

/** Kept with what it was said of: other documents or dates ask again. */
export function reasonForDates(desk: OpenDesk, { requestId, reason }: Said): RequestOperation {
  const { ok, sentence } = datesItem(workableRequest(desk, requestId));
  if (ok) {
    throw new Refused(
      'no-dates-outside',
      'No document is dated outside what was asked for, so there is no reason to give.',
    );
  }
  return { type: 'records.datesExplained', body: { reason, sentence } };
}
