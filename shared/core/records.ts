import type { recordsVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import { requestOf, workableRequest, type OpenDesk, type StationHandlers } from './context';
import { documentOf, pageImage } from './pages';
import { reasonForDates } from './records/dates';
import { glanceAt } from './records/glance';
import { takeRecord } from './takeIn';
import { viewOf } from './view';

/** Records: what of the chart goes into the packet. */
export const recordsHandlers: StationHandlers<typeof recordsVerbs> = {
  'records.glance': (desk, { requestId, maxWidth, ...offered }) => {
    workableRequest(desk, requestId);
    return glanceAt(desk, offered, maxWidth);
  },
  'records.add': async (desk, { requestId, label, ...offered }) => {
    await takeRecord(desk, requestId, offered, label);
    return viewOf(desk, requestId);
  },
  'records.label': async (desk, { requestId, documentId, label }) => {
    workableDocument(desk, requestId, documentId);
    await change(desk, requestId, { type: 'records.labelled', body: { documentId, label } });
    return viewOf(desk, requestId);
  },
  'records.move': async (desk, { requestId, documentId, toIndex }) => {
    workableDocument(desk, requestId, documentId);
    await change(desk, requestId, { type: 'records.moved', body: { documentId, toIndex } });
    return viewOf(desk, requestId);
  },
  'records.remove': async (desk, { requestId, documentId }) => {
    workableDocument(desk, requestId, documentId);
    checkNotSent(requestOf(desk, requestId), documentId);
    await change(desk, requestId, { type: 'records.removed', body: { documentId } });
    return viewOf(desk, requestId);
  },
  'records.explainDates': async (desk, said) => {
    await change(desk, said.requestId, reasonForDates(desk, said));
    return viewOf(desk, said.requestId);
  },
  'records.complete': async (desk, { requestId, complete }) => {
    const documents = workableRequest(desk, requestId).records?.documents ?? [];
    if (complete && documents.length === 0) throw noRecords();
    await change(desk, requestId, { type: 'records.completed', body: { complete } });
    return viewOf(desk, requestId);
  },
  'page.image': pageImage,
};

function workableDocument(desk: OpenDesk, requestId: string, documentId: string): void {
  documentOf(workableRequest(desk, requestId), documentId);
}

/** What left with a part is part of the disclosure's proof. */
function checkNotSent(state: RequestState, documentId: string): void {
  const sent = (state.release?.released ?? []).flatMap((one) => one.pages ?? []);
  if (sent.some((page) => page.documentId === documentId)) {
    throw new Refused(
      'already-sent',
      'Pages of this document were sent already, so it stays here.',
    );
  }
}

function noRecords(): Refused {
  return new Refused(
    'no-records',
    'There are no records yet. Add them, then say that this is all.',
  );
}
