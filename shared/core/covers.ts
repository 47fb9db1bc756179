import type { RequestState } from '../domain/request/state';
import { samePage, type PageMark, type PageRef } from '../domain/review/slice';
import { contains, mapRect, uprightMatrix } from '../pdf/geometry';
import { coverOfEach, type CoveredPage } from '../pdf/marks/marks';
import type { Rect } from '../pdf/model';
import type { OpenDesk } from './context';
import { standingMarks } from './packing';
import { documentOf } from './pages';
import { wordsOfDocument } from './records/words';

/** How far the cover of a mark goes: points, unrotated user space. */
export interface RunningCover {
  readonly markId: string;
  readonly boxes: Rect[];
}

/** Of the marks of a page that were not rejected: those whose covers run on over the text behind them. */
export async function runningCovers(
  desk: OpenDesk,
  state: RequestState,
  ref: PageRef,
): Promise<RunningCover[]> {
  const marks = standingMarks(state).filter((mark) => samePage(mark, ref) && mayRunOn(mark));
  if (marks.length === 0) return [];
  const document = documentOf(state, ref.documentId);
  const pages = document.pages.filter(({ page }) => page === ref.page);
  const texts = await wordsOfDocument(desk, state.id, { ...document, pages });
  return pages.flatMap(({ page, crop, rotation }) => {
    const covered = { crop, rotation, words: texts.get(page)?.words ?? [] };
    return coverOfEach(marks, covered).flatMap(({ painted, alone }, at) => {
      const mark = marks[at];
      return mark && runsOn({ painted, alone }, covered)
        ? [{ markId: mark.id, boxes: [...painted] }]
        : [];
    });
  });
}

function mayRunOn({ status, covers }: PageMark): boolean {
  return status !== 'rejected' && covers === 'inside';
}

/**
 * Further along the line than the mark alone, which is padded and snapped too. A cover that is only as
 * tall as its letters can be does not run on.
 */
function runsOn(
  { painted, alone }: ReturnType<typeof coverOfEach>[number],
  page: CoveredPage,
): boolean {
  const upright = uprightMatrix(page.crop, page.rotation);
  const along = (box: Rect): Rect => {
    const [x0, , x1] = mapRect(upright, box);
    return [x0, 0, x1, 0];
  };
  return !painted.every((box) => alone.some((one) => contains(along(one), along(box), 1)));
}
