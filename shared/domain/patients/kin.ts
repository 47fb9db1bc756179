import { holds, type LawFacts, type Truth } from '../law/condition';
import type { PacksInForce, RulePack } from '../law/pack';
import type { KinOrder, KinRung } from '../law/peopleRules';
import {
  firstFailed,
  peopleRule,
  saidBy,
  unseenDocuments,
  type Failed,
  type Said,
} from './requirements';

/** Where somebody stands in the order of next of kin of the clinic's state. */
export interface KinStanding extends Said {
  readonly truth: Truth;
  /** The rung they stand on; absent where the state names nobody like them. */
  readonly rung?: KinRung | undefined;
  readonly failed?: Failed | undefined;
  /** Groups of papers, one of each of which is still needed. */
  readonly documents: readonly (readonly string[])[];
}

export interface KinQuestion {
  readonly who: string;
  /** Id of a rung: `spouse`. */
  readonly kinship: string;
  readonly proofs: readonly string[];
  /** Also the answers to the questions of the pack. */
  readonly facts: LawFacts;
}

/** The order that takes these records: the first whose condition holds, as the pack lists them. */
export function kinOrderFor({ state }: PacksInForce, facts: LawFacts): KinOrder | undefined {
  const { kinOrders } = state.pack;
  const narrow = kinOrders.find((order) => order.when && holds(order.when, facts) === 'yes');
  return narrow ?? kinOrders.find((order) => !order.when);
}

/** May this person sign for the dead where nobody was appointed? */
export function kinStanding(packs: PacksInForce, asked: KinQuestion): KinStanding {
  const order = kinOrderFor(packs, asked.facts);
  if (!order) return { ...notKnown(packs, asked.who), truth: 'unknown', documents: [] };
  const { pack } = packs.state;
  const rung = order.rungs.find(({ kinship }) => kinship === asked.kinship);
  if (!rung) {
    const said = saidBy(pack, order, order.noPlace, { who: asked.who });
    return { ...said, truth: 'no', documents: [] };
  }
  return onRung(pack, order, rung, asked);
}

function onRung(pack: RulePack, order: KinOrder, rung: KinRung, asked: KinQuestion): KinStanding {
  const failed = firstFailed([...order.requires, ...rung.requires], asked.facts);
  const documents = unseenDocuments([...order.documents, ...rung.documents], asked.proofs);
  const sentence = failed?.requirement.sentence ?? order.sentence;
  const said = saidBy(pack, order, sentence, { who: asked.who });
  return { ...said, rung, failed, documents, truth: failed?.truth ?? 'yes' };
}

/** A state whose order this desk does not know: nobody is let in, nobody is told no for ever. */
function notKnown({ federal }: PacksInForce, who: string): Said {
  const rule = peopleRule(federal.pack, 'P26');
  return saidBy(federal.pack, rule, rule.sentence, { who });
}
