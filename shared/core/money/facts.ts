import { noClinicFees } from '../../domain/money/clinicFees';
import type { MoneyFacts } from '../../domain/money/feeInput';
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

/** What the money screen has, for the facts of the rules. */
export function moneyFactsOf(desk: OpenDesk, state: RequestState): MoneyFacts {
  return {
    answers: state.money?.answers ?? {},
    pages: pagesCharged(state),
    service: serviceOf(state),
    clinic: clinicOf(desk).fees ?? noClinicFees,
  };
}
