import { readIdentity } from '../../domain/identity/readIdentity';
import type { PageIdentity } from '../../domain/identity/slice';
import type { RequestOperation } from '../../domain/request/operations';
import { textLines } from '../../pdf/read/textLines';
import type { DocumentWords, ReadDocument } from '../records/words';

export type IdentityRead = Extract<RequestOperation, { type: 'identity.read' }>;

/**
 * What the pages of a document say of whose they are. A page without words says nothing, or what it
 * said before.
 */
export function identityRead(
  document: ReadDocument,
  words: DocumentWords,
  before: readonly PageIdentity[] = [],
): IdentityRead {
  const pages = document.pages.flatMap((facts) => {
    const found = words.get(facts.page)?.words ?? [];
    return found.length === 0 ? [] : [readIdentity(facts.page, textLines(found, facts))];
  });
  const kept = before.filter((one) => !pages.some(({ page }) => page === one.page));
  return { type: 'identity.read', body: { documentId: document.id, pages: [...kept, ...pages] } };
}
