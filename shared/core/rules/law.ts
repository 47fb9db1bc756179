import { oncePerState } from '../once';
import { packsOfRequest } from './requestPacks';
import { isDefect, stops } from '../../domain/authorization/outcome';
import type { AuthorizationJudgement } from '../../domain/authorization/verdict';
import { accountability, type Accountability } from '../../domain/disclosure/accountable';
import type { RequestState } from '../../domain/request/state';

import type { OpenDesk } from '../context';
import { earlierRequest, judgeForm } from '../authorization/judge';
import { knownFactsOf } from './lawFacts';

/** The authorization form as it stands today. Computed at each call, never stored. */
export interface AuthorizationStanding {
  readonly judgement: AuthorizationJudgement;
  readonly valid: boolean;
  /** `Valid until Mar 4, 2027`, `3 defects`. */
  readonly foot: string;
  /** What keeps it from being used, one sentence each. */
  readonly defects: readonly string[];
  /** Those of them that somebody has answered: they stand in the letter back to the sender. */
  readonly letterDefects: readonly string[];
}

/** Whether a release under this row belongs in an accounting, by the pack the request keeps. */
export function accountabilityOf(desk: OpenDesk, state: RequestState, row: string): Accountability {
  return accountability(row, packsOfRequest(desk, state).federal.pack);
}

/** The form with everything the desk knows around it; `earlier` only where duplicates are shown. */
export function authorizationStanding(
  desk: OpenDesk,
  state: RequestState,
  earlier?: string,
): AuthorizationStanding {
  return earlier === undefined ? standingAlone(desk, state) : standingWith(desk, state, earlier);
}

const standingAlone = oncePerState((desk, state) => standingWith(desk, state, undefined));

function standingWith(
  desk: OpenDesk,
  state: RequestState,
  earlier: string | undefined,
): AuthorizationStanding {
  const packs = packsOfRequest(desk, state);
  const law = knownFactsOf(desk, state);
  const judgement = judgeForm(desk, state, { packs, law, duplicateOf: earlier });
  const { checks, verdict, contradictions } = judgement;
  const whole = checks.filter(({ scope }) => scope === 'whole');
  return {
    judgement,
    valid: verdict.valid,
    foot: verdict.sentence,
    defects: [...whole.filter(stops), ...contradictions].map(({ sentence }) => sentence),
    letterDefects: whole.filter(isDefect).map(({ letter, sentence }) => letter ?? sentence),
  };
}

/** Number of an earlier request that looks like this one. */
export function duplicateFor(desk: OpenDesk, state: RequestState): string | undefined {
  const { facts } = state.intake;
  return facts && earlierRequest(desk, state, packsOfRequest(desk, state));
}
