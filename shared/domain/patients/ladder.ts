import { addYears, localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { federalRule, type AuthorityContext } from './authority';
import { entriesOf, inForceOf } from './inForce';
import { kinOrderFor } from './kin';
import { peopleRule, saidBy, type Said } from './requirements';

/** The state's order of next of kin, and who of the patient's people stands where. */
export interface KinLadder extends Said {
  readonly rungs: readonly {
    readonly rank: number;
    readonly title: string;
    readonly kinship: string;
    readonly who: readonly string[];
  }[];
}

/** Absent where the desk knows no order for the state. */
export function kinLadder({ entries, facts, packs }: AuthorityContext): KinLadder | undefined {
  const order = kinOrderFor(packs, facts);
  if (!order) return undefined;
  const people = entriesOf(entries, 'authority').filter(({ ended }) => !ended);
  const rungs = order.rungs.map(({ rank, title, kinship }) => ({
    ...{ rank, title, kinship },
    who: people.filter(({ fact }) => fact.kinship === kinship).map(({ fact }) => fact.who),
  }));
  return { ...saidBy(packs.state.pack, order, order.noPlace, {}), rungs };
}

/** 45 CFR 160.103: until when the records of somebody who has died stay protected. */
export function protectedUntil({ entries, today, packs }: AuthorityContext): Said | undefined {
  const death = inForceOf(entries, 'deceased', today).at(-1);
  const { years } = peopleRule(packs.federal.pack, 'P27');
  if (!death || years === undefined) return undefined;
  const date = inFull(addYears(localDate(death.fact.diedOn), years));
  return federalRule(packs, 'P27', { date });
}
