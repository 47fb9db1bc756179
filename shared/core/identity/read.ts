import { readIdentity } from '../../domain/identity/readIdentity';
import type { RequestOperation } from '../../domain/request/operations';
import { textLines } from '../../pdf/textLines';
import type { DocumentWords, ReadDocument } from '../records/words';

export type IdentityRead = Extract<RequestOperation, { type: 'identity.read' }>;

/** What the pages of a document say of whose they are; a page without words says nothing. */
export function identityRead(document: ReadDocument, words: DocumentWords): IdentityRead {
  const pages = document.pages.flatMap((facts) => {
    const found = words.get(facts.page) ?? [];
    return found.length === 0 ? [] : [readIdentity(facts.page, textLines(found, facts))];
  });
  return { type: 'identity.read', body: { documentId: document.id, pages } };
}
