import { useEffect, useState } from 'react';
import { useDesk } from '../../app/desk/deskContext';
import type { Rect } from '../../app/page/pageGeometry';
import type { ReviewPage } from './reviewPages';
import { previewName } from './useReviewDesk';

type Covers = ReadonlyMap<string, readonly Rect[]>;

const none: Covers = new Map();

/** How far the covers of the page run on, by mark; none while the marks as they are now wait for theirs. */
export function useCovers(requestId: string, page: ReviewPage): Covers {
  const { call } = useDesk();
  const [found, setFound] = useState<{ readonly name: string; readonly covers: Covers }>();
  const { documentId, page: number } = page;
  const name = page.marks.length === 0 ? '' : `${previewName(page, [])} ${String(page.wasRead)}`;
  useEffect(() => {
    if (name === '') return;
    let wanted = true;
    void call('review.covers', { requestId, documentId, page: number }).then((reply) => {
      if (!wanted || !reply.ok) return;
      const covers = new Map(reply.value.map(({ markId, boxes }) => [markId, boxes] as const));
      setFound({ name, covers });
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId, documentId, number, name]);
  return found?.name === name ? found.covers : none;
}
