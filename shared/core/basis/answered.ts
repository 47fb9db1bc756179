import type { BasisAnswers } from '../../domain/basis/slice';
import type { RequestState } from '../../domain/request/state';
import type { OpenDesk } from '../context';
import type { BasisOutcome } from '../decide/basis';
import { answersBut, answersTo, standingAnswers } from '../rules/basisAnswers';
import { doorOf } from '../rules/legalDoor';
import { packsOfRequest, questionsOf } from '../rules/requestPacks';
import { checkAnswered, reservedOf } from '../rules/reserved';

/** A door, and the answers that stand once those are left out that were another's to give. */
export interface DoorAnswered extends BasisOutcome {
  readonly answers: BasisAnswers;
}

/**
 * The door by these answers. What another has answered stays as it stands, for the row it was said
 * of: a decision about one kind of request opens no other.
 */
export function doorAnswered(
  desk: OpenDesk,
  state: RequestState,
  given: BasisAnswers,
  row?: string,
): DoorAnswered {
  const reserved = reservedOf(desk, questionsOf(packsOfRequest(desk, state)));
  const kept = keptAnswersOf(desk, state);
  checkAnswered(desk, reserved, { ...kept, ...given }, kept);
  const answers = { ...answersTo(kept, reserved), ...given };
  const outcome = doorOf(desk, state, answers, row);
  if (outcome.decided === undefined || outcome.decided.routed.row === state.basis?.row) {
    return { ...outcome, answers };
  }
  const own = answersBut(answers, reserved);
  return { ...doorOf(desk, state, own, row), answers: own };
}

/** What was answered before and still counts, whether it decided the basis or has to do so anew. */
export function keptAnswersOf(desk: OpenDesk, state: RequestState): BasisAnswers {
  if (state.basis) return standingAnswers(desk, state);
  return state.basisLog?.undecided?.answers ?? {};
}
