import { judge, type LawFacts, type Truth } from '../law/condition';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { CapacityRule, PeopleRule } from '../law/peopleRules';

/** The words of a rule in its own pack, filled in for somebody. */
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
  return { sentence: filled(sentence, values), citation, ruleId, unverified: status === 'verify' };
}

export function peopleRule(pack: RulePack, id: string): PeopleRule {
  const rule = pack.peopleRules.find((one) => one.id === id);
  if (!rule) throw new Error(`the rule pack has no ${id}`);
  return rule;
}

/** `{who}` becomes the name. A sentence never ends up with a hole in it. */
function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  const text = sentence.replace(
    /\{([a-z]+)\}/g,
    (_, name: string) => values[name] ?? 'this person',
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
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
