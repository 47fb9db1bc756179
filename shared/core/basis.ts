import type { basisVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import type { BasisAnswers } from '../domain/basis/slice';
import { change } from './change';
import { loggedRequest, type OpenDesk, type StationHandlers } from './context';
import { previewBasis, type BasisPreview } from './law';
import { viewOf } from './view';

/** Basis: the legal door the request comes through, with its clock and its reason. */
export const basisHandlers: StationHandlers<typeof basisVerbs> = {
  'basis.preview': (desk, { requestId, answers }) => preview(desk, requestId, answers),
  'basis.decide': async (desk, { requestId, answers }) => {
    const found = preview(desk, requestId, answers);
    if (!found.covered) throw new Refused('basis-not-covered', found.sentence);
    const body = { decision: found.decision };
    await change(desk, requestId, { type: 'basis.decided', body });
    return viewOf(desk, requestId);
  },
};

function preview(desk: OpenDesk, requestId: string, answers: BasisAnswers): BasisPreview {
  const { state, facts } = loggedRequest(desk, requestId);
  return previewBasis(desk, facts, answers, state.authorization?.facts.form);
}
