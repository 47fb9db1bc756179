import type { basisVerbs } from '../contract/stations';
import { Refused } from '../domain/base/fault';
import { change } from './change';
import { loggedRequest, type StationHandlers } from './context';
import { decideBasis } from './law';
import { viewOf } from './view';

/** Basis: the legal door the request comes through, with its clock and its reason. */
export const basisHandlers: StationHandlers<typeof basisVerbs> = {
  'basis.preview': (desk, { requestId, answers }) =>
    decideBasis(desk, loggedRequest(desk, requestId).facts, answers),
  'basis.decide': async (desk, { requestId, answers }) => {
    const preview = decideBasis(desk, loggedRequest(desk, requestId).facts, answers);
    if (!preview.covered) throw new Refused('basis-not-covered', preview.sentence);
    const body = { decision: preview.decision };
    await change(desk, requestId, { type: 'basis.decided', body });
    return viewOf(desk, requestId);
  },
};
