import type { Paper } from '../../../shared/domain/intake/slice';

/** What a paper of a request is, as a clerk calls it. */
export const paperWords: Readonly<Record<Paper['kind'], string>> = {
  request: 'Request',
  authorization: 'Authorization',
  letter: 'Letter',
  proof: 'Proof of identity or authority',
  other: 'Other paper',
};

/** "Request, 2 pages". */
export function paperName({ kind, pageCount }: Pick<Paper, 'kind' | 'pageCount'>): string {
  return `${paperWords[kind]}, ${pageCount} ${pageCount === 1 ? 'page' : 'pages'}`;
}
