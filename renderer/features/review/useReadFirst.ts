import { useEffect } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import type { ReviewPage } from './reviewPages';

/** A scanned page somebody looks at is read before all others. */
export function useReadFirst(requestId: string, page: ReviewPage | undefined): void {
  const { call } = useDesk();
  const isPicture = page !== undefined && page.isPicture && !page.wasRead;
  const [documentId, number] = [page?.documentId, page?.page];
  useEffect(() => {
    if (!isPicture || documentId === undefined || number === undefined) return;
    void call('reading.first', { requestId, ref: { documentId, page: number } });
  }, [call, requestId, isPicture, documentId, number]);
}
