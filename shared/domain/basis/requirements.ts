import type { BasisRow, Question, RequirementRule } from '../law/basisRules';
import { factsOf, holds, judge, type LawFacts, type Truth } from '../law/condition';
import { ruleIdOf, type PackInForce, type PacksInForce } from '../law/pack';
import type { CheckAnswer, Severity } from '../law/sourced';

/** One requirement as it stands now. Computed at each look, never stored. */
export interface RequirementOutcome {
  readonly id: string;
  readonly answer: CheckAnswer;
  readonly severity: Severity;
  readonly title: string;
  readonly sentence: string;
  readonly citation: string;
  readonly ruleId: string;
  readonly unverified: boolean;
  /** Questions whose answers it is judged by, each with the first requirement that needs it. */
  readonly asks: readonly Question[];
  /** Questions the file itself answers, each with the first requirement that needs it: never asked. */
  readonly onRecord: readonly Question[];
  /** Whether it applies at all hangs on an answer another requirement asks for. */
  readonly waits: boolean;
}

export interface RequirementsAsked {
  readonly row: BasisRow;
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
  /** Questions of both packs, but for those the router has put. */
  readonly questions: readonly Question[];
  /** Ids of those the file answers. */
  readonly onRecord: ReadonlySet<string>;
}

/** What has to be shown before anything goes out under this row, by federal law and the state's. */
export function judgeRequirements(asked: RequirementsAsked): readonly RequirementOutcome[] {
  const put = new Set<string>();
  return rulesFor(asked).map(({ rule, inForce }) => {
    const applies = holds(rule.applies, asked.facts);
    const named = applies === 'no' ? [] : namedBy(rule);
    const open = asked.questions.filter(({ id }) => named.includes(id) && !put.has(id));
    const asks = open.filter(({ id }) => !asked.onRecord.has(id));
    const onRecord = open.filter(({ id }) => asked.onRecord.has(id));
    const waits = applies === 'unknown' && asks.length === 0;
    for (const { id } of open) put.add(id);
    return { ...outcomeOf(rule, inForce, applies, asked.facts), asks, onRecord, waits };
  });
}

/** What stops the release: not met, or nobody has said yet. */
export function isUnmet({ answer, severity }: RequirementOutcome): boolean {
  return severity === 'block' && (answer === 'not-met' || answer === 'unknown');
}

interface Ruled {
  readonly rule: RequirementRule;
  readonly inForce: PackInForce;
}

/** In the order of the packs; one that is disabled is kept there and never asked. */
function rulesFor({ row, packs }: RequirementsAsked): readonly Ruled[] {
  return [packs.federal, packs.state].flatMap((inForce) =>
    inForce.pack.requirements
      .filter(({ disabled }) => disabled === undefined)
      .filter(({ id, rows }) => rows.includes(row.id) || listed(row, id, inForce, packs))
      .map((rule) => ({ rule, inForce })),
  );
}

function listed(row: BasisRow, id: string, inForce: PackInForce, packs: PacksInForce): boolean {
  return inForce === packs.federal && row.requirements.includes(id);
}

function namedBy({ applies, met }: RequirementRule): readonly string[] {
  return [...(applies ? factsOf(applies) : []), ...factsOf(met)];
}

function outcomeOf(
  rule: RequirementRule,
  inForce: PackInForce,
  applies: Truth,
  facts: LawFacts,
): Omit<RequirementOutcome, 'asks' | 'onRecord' | 'waits'> {
  const answer = answerOf(applies, judge(rule.met, facts).truth);
  const { id, severity, title, citation } = rule;
  return {
    ...{ id, answer, severity, title, citation },
    sentence: rule.sentences[sentenceOf[answer]],
    ruleId: ruleIdOf(inForce.pack, id),
    unverified: inForce.unverified || rule.status === 'verify',
  };
}

const sentenceOf = {
  met: 'met',
  'not-met': 'notMet',
  unknown: 'unknown',
  'not-applicable': 'met',
} as const satisfies Record<CheckAnswer, keyof RequirementRule['sentences']>;

/** Met whether it applies or not is met; all else waits for the answer. */
function answerOf(applies: Truth, met: Truth): CheckAnswer {
  if (applies === 'no') return 'not-applicable';
  if (met === 'yes') return 'met';
  if (met === 'unknown' || applies === 'unknown') return 'unknown';
  return 'not-met';
}
