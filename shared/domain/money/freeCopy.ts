import { judge } from '../law/condition';
import type { FreeCopy } from '../law/feeRules';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { FeeInput } from './feeInput';
import { noFee, type FeeOutcome } from './feeOutcome';
import type { Payer } from './schedule';

export interface FreeFinding {
  readonly free?: FeeOutcome;
  /** Would be free, if the paper that proves it were here. */
  readonly proofNeeded: readonly string[];
}

/** Federal rules first, then the state's; without its proof a rule frees nothing. */
export function findFreeCopy(payer: Payer, input: FeeInput): FreeFinding {
  const proofNeeded: string[] = [];
  for (const pack of [input.federal, input.state]) {
    for (const rule of pack.freeCopies.filter((one) => one.payers.includes(payer))) {
      const lacks = tested(rule, input);
      if (lacks === undefined) continue;
      if (lacks === '') return { free: freeBy(payer, rule, pack), proofNeeded: [] };
      proofNeeded.push(lacks);
    }
  }
  return { proofNeeded };
}

/** Undefined: does not apply; a sentence: what is lacking; empty: free. */
function tested(rule: FreeCopy, { facts }: FeeInput): string | undefined {
  if (judge(rule.when, facts).truth !== 'yes') return undefined;
  if (!rule.proof || judge(rule.proof.when, facts).truth === 'yes') return '';
  return rule.proof.sentence;
}

function freeBy(payer: Payer, rule: FreeCopy, pack: RulePack): FeeOutcome {
  const { sentence, citation, id } = rule;
  return { ...noFee, payer, sentence, citation, ruleId: ruleIdOf(pack, id) };
}
