import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { noClinicFees } from '../../domain/money/clinicFees';
import { withDefaults } from '../../domain/money/feeInput';
import type { RequestState } from '../../domain/request/state';
import { clinicOf, type OpenDesk } from '../context';
import { allPages, isLeftOut } from '../packing';

/** Pages that go out as the request stands; none while there are no records yet. */
export function pagesGoingOut(state: RequestState): number {
  return allPages(state).filter((ref) => !isLeftOut(state, ref)).length;
}

/** Lays the answers of the money screen over all other facts, and what silence means under them. */
export function withMoneyFacts(
  facts: LawFacts,
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): LawFacts {
  const counted = pagesGoingOut(state);
  return withDefaults(
    { ...facts, ...state.money?.answers, ...(counted > 0 && { pages: counted }) },
    packs.federal.pack.feeQuestions,
    clinicOf(desk).fees ?? noClinicFees,
  );
}
