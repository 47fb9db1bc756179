import type { BasisAnswers } from '../../domain/basis/slice';
import type { RequestState } from '../../domain/request/state';
import type { OpenDesk } from '../context';
import type { BasisOutcome } from '../decide/basis';
import { questionsOf } from '../rules/lawFacts';
import { doorOf } from '../rules/legalDoor';
import { packsOfRequest } from '../rules/requestPacks';
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
  const kept = keptOf(state);
  checkAnswered(desk, reserved, { ...kept, ...given }, kept);
  const ids = reserved.map(({ id }) => id);
  const answers = { ...only(kept, ids), ...given };
  const outcome = doorOf(desk, state, answers, row);
  if (outcome.decided === undefined || outcome.decided.routed.row === state.basis?.row) {
    return { ...outcome, answers };
  }
  const own = without(answers, ids);
  return { ...doorOf(desk, state, own, row), answers: own };
}

function keptOf({ basis, basisLog }: RequestState): BasisAnswers {
  return basis?.answers ?? basisLog?.undecided?.answers ?? {};
}

function only(answers: BasisAnswers, ids: readonly string[]): BasisAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
}

function without(answers: BasisAnswers, ids: readonly string[]): BasisAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));
}
