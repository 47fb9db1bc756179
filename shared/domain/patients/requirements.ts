import { judge, type LawFacts, type Truth } from '../law/condition';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { CapacityRule, PeopleRule } from '../law/peopleRules';
import { capitalized } from '../law/words';
import { filled } from '../letters/places';

/** The words of a rule in its own pack, filled in for somebody; without a name `{who}` is “this person”. */
export interface Said {
  readonly sentence: string;
  readonly citation: string;
  readonly ruleId: string;
  /** The rule has not been compared with its source: a manager must confirm. */
  readonly unverified: boolean;
}

interface Sourced {
  readonly id: string;
  readonly citation: string;
  readonly status: 'verified' | 'verify';
}

export function saidBy(
  pack: RulePack,
  rule: Sourced,
  sentence: string,
  values: Readonly<Record<string, string>>,
): Said {
  const { citation, status } = rule;
  const ruleId = ruleIdOf(pack, rule.id);
  const who = values.who?.trim() || 'this person';
  const said = capitalized(filled(sentence, { ...values, who }));
  return { sentence: said, citation, ruleId, unverified: status === 'verify' };
}

export function peopleRule(pack: RulePack, id: string): PeopleRule {
  const rule = pack.peopleRules.find((one) => one.id === id);
  if (!rule) throw new Error(`the rule pack has no ${id}`);
  return rule;
}

type Requirement = CapacityRule['requires'][number];

/** The first requirement that does not hold: a plain no comes before what nobody has answered. */
export interface Failed {
  readonly requirement: Requirement;
  readonly truth: Exclude<Truth, 'yes'>;
  readonly missing: readonly string[];
}

export function firstFailed(requires: readonly Requirement[], facts: LawFacts): Failed | undefined {
  const failed = requires.flatMap((requirement): Failed[] => {
    const { truth, missing } = judge(requirement.when, facts);
    return truth === 'yes' ? [] : [{ requirement, truth, missing }];
  });
  return failed.find(({ truth }) => truth === 'no') ?? failed[0];
}

/** Groups of papers of which none has been seen. */
export function unseenDocuments(
  groups: readonly (readonly string[])[],
  seen: readonly string[],
): readonly (readonly string[])[] {
  return groups.filter((group) => !group.some((document) => seen.includes(document)));
}
