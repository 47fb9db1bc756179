import type { requestVerbs } from '../contract/request';
import { Refused } from '../domain/base/fault';
import type { RequestOperation } from '../domain/request/operations';
import { correctionOf, recordOfRevocation } from './authorization/revocations';
import { change } from './change';
import {
  loggedRequest,
  todayOf,
  workableRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { historyOf } from './history';
import { queueRows } from './queue';
import { decideAgain } from './rules/legalDoor';
import { newerRules, newestOf } from './rules/requestRules';
import { viewOf } from './view';

/** What happens to a request beside its walk through the stations. */
export const requestHandlers: StationHandlers<typeof requestVerbs> = {
  'desk.queue': async (desk) => ({ rows: await queueRows(desk), today: todayOf(desk) }),
  'request.view': (desk, { requestId }) => viewOf(desk, requestId),
  'request.history': async (desk, { requestId }) => ({ rows: await historyOf(desk, requestId) }),
  'request.claim': async (desk, { requestId, claimed }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'request.claimed', body: { claimed } });
    return viewOf(desk, requestId);
  },
  'request.hold': async (desk, { requestId, ...held }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'request.held', body: held });
    return viewOf(desk, requestId);
  },
  'request.resume': async (desk, { requestId }) => {
    if (!workableRequest(desk, requestId).lifecycle.hold) {
      throw new Refused('not-on-hold', 'This request is not on hold.');
    }
    await change(desk, requestId, { type: 'request.resumed', body: {} });
    return viewOf(desk, requestId);
  },
  'request.cancel': async (desk, { requestId, reason }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'request.cancelled', body: { reason } });
    return viewOf(desk, requestId);
  },
  'request.moveRules': async (desk, { requestId, reason }) => {
    await change(desk, requestId, ...movedRules(desk, requestId, reason));
    return viewOf(desk, requestId);
  },
  /** Also after release: it stops every later copy (45 CFR 164.508(b)(5)). */
  'request.recordRevocation': async (desk, asked) => {
    await change(desk, asked.requestId, recordOfRevocation(desk, asked));
    return viewOf(desk, asked.requestId);
  },
  'request.correctRevocation': async (desk, asked) => {
    await change(desk, asked.requestId, correctionOf(desk, asked));
    return viewOf(desk, asked.requestId);
  },
};

/** The basis is decided anew in the same append: its clock may be another one now. */
function movedRules(desk: OpenDesk, requestId: string, reason: string): RequestOperation[] {
  const { state } = loggedRequest(desk, requestId);
  if (!state.intake.rules || newerRules(desk, state).length === 0) {
    throw new Refused('no-newer-rules', 'There are no newer rules than those this request keeps.');
  }
  const rules = newestOf(desk, state.intake.rules);
  const moved = { ...state, intake: { ...state.intake, rules } };
  return [
    { type: 'intake.rulesMoved', body: { rules, reason } },
    ...(state.basis ? decideAgain(desk, moved, state.basis) : []),
  ];
}
