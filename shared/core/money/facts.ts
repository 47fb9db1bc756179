import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { noClinicFees } from '../../domain/money/clinicFees';
import { withDefaults } from '../../domain/money/feeInput';
import type { AccessWish } from '../../domain/intake/slice';
import { wishOf } from '../../domain/intake/wish';
import type { RequestState } from '../../domain/request/state';
import { clinicOf, formOf, type OpenDesk } from '../context';
import { allPages, isLeftOut, isSent } from '../packing';

/**
 * How many pages the fee is for: those that go out next and those that went out with earlier parts,
 * also where they were left out since; none while there are no records yet.
 */
export function pagesCharged(state: RequestState): number {
  return allPages(state).filter((ref) => isSent(state, ref) || !isLeftOut(state, ref)).length;
}

/**
 * To look, to have a copy, or both, as intake took it down. Whoever is asked again about the fee
 * and now only wants to look is believed.
 */
export function serviceOf(state: RequestState): AccessWish {
  if (state.money?.answers['accessWay'] === 'inspection') return 'inspection';
  return wishOf(formOf(state));
}

/** Lays the answers of the money screen over all other facts, and what silence means under them. */
export function withMoneyFacts(
  facts: LawFacts,
  desk: OpenDesk,
  state: RequestState,
  packs: PacksInForce,
): LawFacts {
  const counted = pagesCharged(state);
  return withDefaults(
    {
      ...facts,
      ...state.money?.answers,
      ...(counted > 0 && { pages: counted }),
      ...(serviceOf(state) === 'inspection' && { accessWay: 'inspection' }),
    },
    packs.federal.pack.feeQuestions,
    clinicOf(desk).fees ?? noClinicFees,
  );
}
