import { factsOf, type LawFacts } from '../law/condition';
import type { PacksInForce } from '../law/pack';
import type { CapacityRule } from '../law/peopleRules';
import { kinOrderFor } from './kin';

/** What is asked of somebody who acts in a capacity: questions and papers, by their ids. */
export interface CapacityAsks {
  readonly questions: string[];
  readonly proofs: string[];
}

/** By capacity, what its own rule, the state's extras and the order of kin ask for. */
export function capacityAsks(
  rule: CapacityRule,
  packs: PacksInForce,
  facts: LawFacts,
): CapacityAsks {
  const { federal, state } = packs;
  const order = rule.byKinOrder ? kinOrderFor(packs, facts) : undefined;
  const known = new Set(
    [...state.pack.peopleQuestions, ...federal.pack.peopleQuestions].map(({ id }) => id),
  );
  const extras = state.pack.capacityExtras.filter(({ capacity }) => capacity === rule.capacity);
  const standings = [rule, ...extras, ...(order ? [order, ...order.rungs] : [])];
  const asked = standings.flatMap(({ requires }) => requires.flatMap(({ when }) => factsOf(when)));
  const proofs = [
    ...standings.flatMap(({ documents }) => documents.flat()),
    ...extras.flatMap(({ accepts }) => accepts),
  ];
  return {
    questions: [...new Set(asked)].filter((id) => known.has(id)),
    proofs: [...new Set(proofs)],
  };
}
