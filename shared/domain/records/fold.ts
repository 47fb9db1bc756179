import { assertNever } from '../base/assertNever';
import type { Stamp } from '../base/schemas';
import type { OperationOf } from '../request/operation';
import type { RecordDocument, RecordsSlice, recordsOperations } from './slice';

type RecordsOperation = OperationOf<typeof recordsOperations>;

/** A document that comes or goes opens the question "is this everything?" again. */
export function foldRecords(
  before: RecordsSlice | undefined,
  operation: RecordsOperation,
  stamp: Stamp,
): RecordsSlice {
  const slice: RecordsSlice = before ?? { documents: [] };
  switch (operation.type) {
    case 'records.added':
      return { documents: [...slice.documents, { ...operation.body.document, added: stamp }] };
    case 'records.labelled':
      return { ...slice, documents: slice.documents.map((one) => label(one, operation.body)) };
    case 'records.moved':
      return { ...slice, documents: move(slice.documents, operation.body) };
    case 'records.removed':
      return { documents: without(slice.documents, operation.body.documentId) };
    case 'records.datesExplained':
      return { ...slice, datesReason: { ...stamp, ...operation.body } };
    case 'records.completed':
      return { ...slice, complete: operation.body.complete ? stamp : undefined };
    default:
      return assertNever(operation, 'records operation');
  }
}

/** What was said of another document beside it is said no more. */
function without(documents: readonly RecordDocument[], gone: string): RecordDocument[] {
  return documents
    .filter((one) => one.id !== gone)
    .map((one) => ({
      ...one,
      findings: one.findings.filter((finding) => finding.likeDocumentId !== gone),
    }));
}

function label(
  document: RecordDocument,
  change: { documentId: string; label: Partial<RecordDocument> },
): RecordDocument {
  return document.id === change.documentId ? { ...document, ...change.label } : document;
}

function move(
  documents: RecordDocument[],
  change: { documentId: string; toIndex: number },
): RecordDocument[] {
  const moved = documents.find((one) => one.id === change.documentId);
  if (!moved) return documents;
  const others = documents.filter((one) => one !== moved);
  return [...others.slice(0, change.toIndex), moved, ...others.slice(change.toIndex)];
}
