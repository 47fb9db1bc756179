import { Refused } from '../../domain/base/fault';
import { isUnmet } from '../../domain/basis/requirements';
import type { BasisSlice } from '../../domain/basis/slice';
import { loggedRequest, type OpenDesk } from '../context';
import { standingAnswers } from '../rules/basisAnswers';
import { doorOf } from '../rules/legalDoor';
import { fileLetter } from '../letters/desk';

/** Tells the one who asks what is missing, and records it with the letter (domain.md 3.1, step 8). */
export async function sendBasisLetter(
  desk: OpenDesk,
  requestId: string,
  caseCaption: string,
): Promise<void> {
  const request = loggedRequest(desk, requestId);
  const { basis } = request.state;
  if (!basis?.letter) {
    throw new Refused('no-letter', 'This basis asks for no letter. Decide the basis first.');
  }
  const missing = missingOf(desk, request.state, basis);
  if (missing.length === 0) {
    throw new Refused('nothing-missing', 'Nothing is missing, so there is nothing to write.');
  }
  const values = { caseCaption, missing, proofs: missing };
  const wish = { templateId: basis.letter, values, byLaw: ['missing', 'proofs'] };
  await fileLetter(desk, request, wish, [
    { type: 'basis.deficiencySent', body: { missing: [...missing] } },
  ]);
}

/** What a row wants on file where it goes back; else the requirements nobody has met. */
function missingOf(
  desk: OpenDesk,
  state: ReturnType<typeof loggedRequest>['state'],
  basis: BasisSlice,
): readonly string[] {
  if (basis.outcome === 'return') return basis.documents;
  const { decided } = doorOf(desk, state, standingAnswers(desk, state), basis.row);
  return decided?.requirements.filter(isUnmet).map(({ title }) => title) ?? [];
}
