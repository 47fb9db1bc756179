import { revokedPaper, type Revocation } from '../../domain/authorization/revocation';
import type { RequestState } from '../../domain/request/state';
import type { OpenDesk } from '../context';

/** Why a paper has to stay with its request; absent where nothing rests on it. */
export function whyKept(desk: OpenDesk, state: RequestState, paperId: string): string | undefined {
  const { letters, forms } = state;
  const isIt = (one: { readonly paperId: string }): boolean => one.paperId === paperId;
  const asForm = whyKeptAsForm(state, paperId);
  if (asForm !== undefined) return asForm;
  if (letters?.filed.some(isIt)) return 'A letter that was sent stays on file.';
  if (forms?.made.some(isIt)) return 'A form that was signed here stays on file.';
  if (isProof(desk, state.id, paperId)) {
    return 'This paper is the proof of something recorded of the patient. Correct that first.';
  }
  return undefined;
}

function whyKeptAsForm(state: RequestState, paperId: string): string | undefined {
  const { authorization } = state;
  const isInUse = isFormInUse(state, paperId);
  if (isInUse && authorization?.accepted) {
    return 'The authorization was accepted on this paper. Choose another one there first.';
  }
  if (isInUse && authorization?.returned) {
    return 'This form was sent back. It stays, as the record of what was wrong with it.';
  }
  return whyKeptAsRevoked(authorization?.revocations ?? [], paperId);
}

function whyKeptAsRevoked(revocations: readonly Revocation[], paperId: string): string | undefined {
  if (revocations.some(({ writtenOn }) => writtenOn === paperId)) {
    return 'A revocation was recorded on this paper. It stays, as the record of it.';
  }
  return revocations.some((one) => revokedPaper(one) === paperId)
    ? 'This is the paper that was revoked. It stays, as the record of it.'
    : undefined;
}

/** Where nobody said which paper the form is, every authorization among them may be it. */
function isFormInUse({ authorization, intake }: RequestState, paperId: string): boolean {
  if (authorization?.paperId !== undefined) return authorization.paperId === paperId;
  return intake.papers.some(({ id, kind }) => id === paperId && kind === 'authorization');
}

function isProof(desk: OpenDesk, requestId: string, paperId: string): boolean {
  return desk.journal
    .all('patient')
    .flatMap(({ entries }) => entries)
    .some(({ fact }) => {
      const paper = 'paper' in fact ? fact.paper : undefined;
      return paper?.requestId === requestId && paper.paperId === paperId;
    });
}
