import type { QueueRow } from '../../../shared/contract/request';
import { paths, requestPath } from '../paths';

/** What tells one row of the queue from another: an accounting stands beside its request. */
export function queueRowKey({ requestId, accountingId }: QueueRow): string {
  return accountingId ?? requestId;
}

/** Where its work is done. */
export function queueRowPath({ requestId, accountingId }: QueueRow): string {
  return accountingId ? `${paths.accounting}?patient=${requestId}` : requestPath(requestId);
}
