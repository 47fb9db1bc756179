import { pageName } from '../../app/page/PageStage';
import type { WallGroup } from '../../app/page/PageWall';
import type { RecordDocument } from '../../../shared/domain/records/slice';
import { pageKey } from '../../../shared/domain/review/slice';
import { pagesText } from './recordWords';

/** The pages, document by document, with what was noticed on each. */
export function wallGroups(documents: readonly RecordDocument[]): WallGroup[] {
  return documents.map((document, at) => ({
    key: document.id,
    title: `${at + 1}. ${document.title}, ${pagesText(document.pages.length)}`,
    pages: document.pages.map((page) => ({
      key: pageKey({ documentId: document.id, page: page.page }),
      of: { kind: 'document' as const, id: document.id },
      page: page.page,
      width: page.width,
      height: page.height,
      name: pageName(page.page, document.pages.length, document.title),
      badges: flagsOf(document, page.page),
    })),
  }));
}

function flagsOf(document: RecordDocument, page: number) {
  const count = document.findings.filter((finding) => finding.page === page).length;
  if (count === 0) return [];
  return [{ text: count === 1 ? '1 flag' : `${count} flags`, tone: 'attention' as const }];
}
