import { z } from 'zod';
import type { Explanation, rulesVerbs } from '../contract/rules';
import { Refused } from '../domain/base/fault';
import { judge, type LawFacts } from '../domain/law/condition';
import {
  changesOf,
  conditionLines,
  conditionsOf,
  factLines,
  truthWords,
} from '../domain/law/explain';
import { factBook } from '../domain/law/factBook';
import { findRule, sourceOf, textOf, type FoundRule } from '../domain/law/lookup';
import type { RulePack } from '../domain/law/pack';
import { placesInWords } from '../domain/law/placesInWords';
import { longDate } from './calendar';
import { requestOf, todayOf, type OpenDesk, type StationHandlers } from './context';
import { lawFactsOf } from './rules/lawFacts';
import { everyVersionOf } from './rules/library';
import { newerRules } from './rules/requestRules';

/** The rules themselves: why an outcome is what it is. */
export const rulesHandlers: StationHandlers<Pick<typeof rulesVerbs, 'rules.explain'>> = {
  'rules.explain': (desk, { ruleId, requestId }) => {
    const library = everyVersionOf(desk);
    const found = findRule(library, ruleId, receivedOn(desk, requestId));
    if (!found) {
      throw new Refused(
        'no-such-rule',
        'This rule is not in the rules on this desk. Decide the step again to see the rule of today.',
      );
    }
    const facts = requestId === undefined ? undefined : factsOf(desk, requestId);
    const newer = requestId === undefined ? '' : newerSentence(desk, requestId, found.pack);
    return { ...explained(found, library, facts), newer };
  },
};

/** Of rates of several years those count that held on the day of receipt. */
function receivedOn(desk: OpenDesk, requestId: string | undefined): string {
  const facts = requestId === undefined ? undefined : requestOf(desk, requestId).intake.facts;
  return facts?.receivedOn ?? todayOf(desk);
}

/** A request without a number has no facts to judge by yet. */
function factsOf(desk: OpenDesk, requestId: string): LawFacts | undefined {
  const state = requestOf(desk, requestId);
  const { facts } = state.intake;
  return facts && lawFactsOf(desk, state);
}

/** A request keeps the rules of its receipt; that others exist is said where a rule is shown. */
function newerSentence(desk: OpenDesk, requestId: string, { id, label }: RulePack): string {
  const newer = newerRules(desk, requestOf(desk, requestId)).find((pack) => pack.id === id);
  return newer
    ? `This request keeps the rules it was logged under. Version ${newer.version} of the ${label} rules has come since.`
    : '';
}

function explained(
  found: FoundRule,
  library: readonly RulePack[],
  facts: LawFacts | undefined,
): Omit<Explanation, 'newer'> {
  const { pack, rule } = found;
  const { verifiedOn, ...source } = sourceOf(found);
  const title = textOf(rule, 'title', 'label', 'element');
  return {
    title: placesInWords(title),
    sentence: placesInWords(textOf(rule, 'sentence', 'text', 'words')),
    ...source,
    verifiedOn: longDate(verifiedOn),
    pack: packSentence(pack),
    ...judged(found, library, facts),
    findings: findingsOf(found),
  };
}

function judged(
  { rule }: FoundRule,
  library: readonly RulePack[],
  facts: LawFacts | undefined,
): Pick<Explanation, 'conditions' | 'facts'> {
  const book = factBook(library);
  const named = conditionsOf(rule);
  return {
    conditions: named.map(({ title, condition }) => ({
      title,
      lines: [...conditionLines(condition, book)],
      outcome: facts ? truthWords[judge(condition, facts).truth] : '',
      changes: facts ? [...changesOf(condition, facts, book)] : [],
    })),
    facts: facts
      ? [
          ...factLines(
            named.map(({ condition }) => condition),
            facts,
            book,
          ),
        ]
      : [],
  };
}

function packSentence({ label, version, effectiveFrom, effectiveTo }: RulePack): string {
  const until = effectiveTo === undefined ? '' : ` to ${longDate(effectiveTo)}`;
  return `${label} ${version}, for requests received from ${longDate(effectiveFrom)}${until}.`;
}

const variantsSchema = z.object({
  variants: z.record(z.string(), z.object({ answer: z.string(), sentence: z.string() })),
});

/** What a check can find, on whatever request: its places stand in words. */
function findingsOf({ rule }: FoundRule): Explanation['findings'] {
  const read = variantsSchema.safeParse(rule);
  const found = read.success ? Object.values(read.data.variants) : [];
  return found.map(({ answer, sentence }) => ({ answer, sentence: placesInWords(sentence) }));
}
