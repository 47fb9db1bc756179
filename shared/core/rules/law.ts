import { isDefect, stops } from '../../domain/authorization/outcome';
import type { AuthorizationJudgement } from '../../domain/authorization/verdict';
import { localDate } from '../../domain/base/localDate';
import type { KeptPack, KeptRules } from '../../domain/intake/slice';
import type { PackInForce, PacksInForce } from '../../domain/law/pack';
import { accountability, type Accountability } from '../../domain/disclosure/accountable';
import type { RequestState } from '../../domain/request/state';

import { doubtOf, packsFor } from '../../rules/packFor';
import { clinicOf, todayOf, type OpenDesk } from '../context';
import { earlierRequest, judgeForm } from '../authorization/judge';
import { knownFactsOf } from './lawFacts';
import { everyVersionOf, libraryOf } from './library';

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

/**
 * The packs a request was logged under, whatever the clinic has made of the rules since; their age
 * is judged today. A request of an older desk, which kept none, takes those of its day of receipt;
 * one that is not logged yet, those of today.
 */
export function packsOfRequest(desk: OpenDesk, { intake }: RequestState): PacksInForce {
  const receivedOn = intake.facts?.receivedOn ?? todayOf(desk);
  const then = packsOf(desk, receivedOn);
  if (!intake.rules) return then;
  const { federal, state } = intake.rules;
  return {
    federal: kept(desk, federal, then.federal, receivedOn),
    state: kept(desk, state, then.state, receivedOn),
  };
}

/** A version this desk no longer has cannot be read any more; then the day of receipt decides. */
function kept(
  desk: OpenDesk,
  { packId, version }: KeptPack,
  then: PackInForce,
  receivedOn: string,
) {
  if (then.pack.id === packId && then.pack.version === version) return then;
  const pack = everyVersionOf(desk).find((one) => one.id === packId && one.version === version);
  if (!pack) return then;
  const warning = doubtOf(pack, localDate(receivedOn), localDate(todayOf(desk)));
  return { pack, unverified: warning !== '', warning };
}

/** What a request that is logged today keeps, by its day of receipt. */
export function rulesOn(desk: OpenDesk, receivedOn: string): KeptRules {
  const { federal, state } = packsOf(desk, receivedOn);
  return { federal: keptPack(federal), state: keptPack(state) };
}

function keptPack({ pack: { id: packId, version } }: PackInForce): KeptPack {
  return { packId, version };
}

/** The packs of a day of receipt, for what is no request yet and for accountings. */
export function packsOf(desk: OpenDesk, receivedOn: string): PacksInForce {
  const { state } = clinicOf(desk).profile;
  return packsFor(state, {
    onDate: localDate(receivedOn),
    today: localDate(todayOf(desk)),
    library: libraryOf(desk),
  });
}

/** The form with everything the desk knows around it; `earlier` only where duplicates are shown. */
export function authorizationStanding(
  desk: OpenDesk,
  state: RequestState,
  earlier?: string,
): AuthorizationStanding {
  const packs = packsOfRequest(desk, state);
  const law = knownFactsOf(desk, state, packs);
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
