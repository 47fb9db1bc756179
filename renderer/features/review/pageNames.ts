import type { PageRef } from '../../../shared/domain/review/slice';

/** Of a document of records, what a name of its pages is made from. */
interface Named {
  readonly id: string;
  readonly title: string;
}

/** "Pages 3-5, 9"; with the title before it where there are several documents. */
export function pageNames(refs: readonly PageRef[], documents: readonly Named[]): string {
  return documents
    .map(({ id, title }) => {
      const pages = refs.filter(({ documentId }) => documentId === id).map(({ page }) => page);
      if (pages.length === 0) return '';
      const word = pages.length === 1 ? 'Page' : 'Pages';
      const names = `${word} ${ranges(pages).join(', ')}`;
      return documents.length === 1 ? names : `${title}: ${names.toLowerCase()}`;
    })
    .filter((names) => names !== '')
    .join('; ');
}

/** `[3, 4, 5, 9]` is `3-5`, `9`. */
function ranges(pages: readonly number[]): readonly string[] {
  const sorted = pages.toSorted((a, b) => a - b);
  const firsts = sorted.filter((page) => !sorted.includes(page - 1));
  const lasts = sorted.filter((page) => !sorted.includes(page + 1));
  return firsts.map((first, at) => (first === lasts[at] ? `${first}` : `${first}-${lasts[at]}`));
}
