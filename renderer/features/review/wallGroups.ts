import type { IdentityView } from '../../../shared/contract/identity';
import { samePage } from '../../../shared/domain/review/slice';
import type { WallGroup } from '../../app/page/PageWall';
import { pageName } from '../../app/page/PageStage';
import { countMarks, namesOther, type ReviewPage } from './reviewPages';
import { badgesOf } from './reviewWords';

/** The thumbnails, document by document. */
export function wallGroups(
  pages: readonly ReviewPage[],
  identity: IdentityView | undefined,
): WallGroup[] {
  const ids = [...new Set(pages.map((page) => page.documentId))];
  return ids.map((id) => {
    const own = pages.filter((page) => page.documentId === id);
    return {
      key: id,
      title: own[0]?.title ?? '',
      pages: own.map((page) => wallPage(page, identity)),
    };
  });
}

function wallPage(page: ReviewPage, identity: IdentityView | undefined) {
  const alien = identity?.others.find((one) => samePage(one, page));
  return {
    key: page.key,
    of: { kind: 'document' as const, id: page.documentId },
    page: page.page,
    width: page.width,
    height: page.height,
    name: pageName(page.page, page.pageCount, page.title),
    badges: badgesOf({
      ...page,
      isStrange: alien !== undefined && !alien.settled,
      isUnsure: !page.looked && alien === undefined && namesOther(identity, page),
      counts: countMarks(page.marks),
      flags: page.findings.filter((finding) => finding.page !== undefined).length,
    }),
  };
}
