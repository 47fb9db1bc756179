import { localDate } from '../../domain/base/localDate';
import type { KeptPack, KeptRules } from '../../domain/intake/slice';
import type { Question } from '../../domain/law/basisRules';
import type { Sign } from '../../domain/law/gateRules';
import type { PackInForce, PacksInForce } from '../../domain/law/pack';
import { doubtOf, packsFor } from '../../rules/packFor';
import { clinicOf, todayOf, type OpenDesk } from '../context';
import { oncePerState } from '../once';
import { everyVersionOf, libraryOf } from './library';

/**
 * The packs a request was logged under, whatever the clinic has made of the rules since; their age
 * is judged today. A request of an older desk, which kept none, takes those of its day of receipt;
 * one that is not logged yet, those of today.
 */
export const packsOfRequest = oncePerState((desk, { intake }): PacksInForce => {
  const receivedOn = intake.facts?.receivedOn ?? todayOf(desk);
  const then = packsOf(desk, receivedOn);
  if (!intake.rules) return then;
  const { federal, state } = intake.rules;
  return {
    federal: kept(desk, federal, then.federal, receivedOn),
    state: kept(desk, state, then.state, receivedOn),
  };
});

/** Every question of both packs. */
export function questionsOf({ federal, state }: PacksInForce): readonly Question[] {
  return [...federal.pack.questions, ...state.pack.questions];
}

/** What gives a sensitive category away, as both packs name it. */
export function signsOf({ federal, state }: PacksInForce): readonly Sign[] {
  return [...federal.pack.signs, ...state.pack.signs];
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
