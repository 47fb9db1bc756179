import type { RequestHandle } from '../../app/desk/useRequest';
import type { ReviewPage } from './reviewPages';

/** What a clerk says of a page that names somebody else; each answers whether it was saved. */
export function useWhosePage(
  { run }: RequestHandle,
  requestId: string,
  say: (text: string) => void,
) {
  return {
    confirmPatient: async ({ documentId, page }: ReviewPage, reason: string, alone: string) => {
      const pages = [{ documentId, page }];
      const reply = await run('review.confirmPatient', { requestId, pages, reason, alone });
      if (reply.ok) say('Recorded that the page belongs here.');
      return reply.ok;
    },
    sayRemoved: async ({ documentId, page }: ReviewPage) => {
      const reply = await run('review.otherRemoved', { requestId, documentId, page });
      if (reply.ok) say('Recorded that the marks remove the other person.');
      return reply.ok;
    },
  };
}
