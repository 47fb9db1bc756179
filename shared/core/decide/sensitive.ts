import { z } from 'zod';
import type { LawFacts } from '../../domain/law/condition';
import { categories, minorServiceKinds } from '../../domain/law/gateRules';
import type { PacksInForce } from '../../domain/law/pack';
import type { GateLine } from '../../domain/release/gateLine';
import {
  gateOfPage,
  mayGo,
  type GateOutcome,
  type RuleOutcome,
} from '../../domain/sensitive/gates';
import { needSentence, sensitiveLine, type TaggedPage } from '../../domain/sensitive/line';

/** A page with its tags, as a scenario gives it. */
export const casePageSchema = z.strictObject({
  category: z.union([z.enum(categories), z.array(z.enum(categories)).min(1)]),
  service: z.enum(minorServiceKinds).optional(),
  ageAtService: z.number().int().nonnegative().optional(),
  isPart2: z.boolean().optional(),
  consentedAlone: z.boolean().optional(),
  otherPersonMarked: z.boolean().optional(),
  professionalDecision: z.boolean().optional(),
  covered: z.boolean().optional(),
  /** A person has confirmed the tags. */
  answered: z.boolean().default(true),
  /** So many pages alike. */
  count: z.number().int().positive().default(1),
});
type CasePage = z.infer<typeof casePageSchema>;

/** What the gates say of one page: the strictest rule and the notices that go along. */
interface PageDecision {
  readonly need: GateOutcome['need'];
  readonly rule: string;
  readonly sentence: string;
  readonly citation: string;
  readonly unverified: boolean;
  readonly missing: readonly string[];
  readonly notices: readonly string[];
}

export interface SensitiveDecision {
  /** By their place in `given.pages`, from 1. */
  readonly pages: Readonly<Record<string, PageDecision>>;
  /** By rule, without pack and version. */
  readonly gates: Readonly<Record<string, { need: string; pages: number; sentence: string }>>;
  /** Questions put to a person, by id, each with the answers it has. */
  readonly asks: Readonly<Record<string, readonly (string | boolean)[]>>;
  readonly line: GateLine;
}

/** The gates of the pages of a case. */
export function decideSensitive(
  pages: readonly CasePage[],
  facts: LawFacts,
  packs: PacksInForce,
): SensitiveDecision {
  const judged = pages.map((page) => ({ page, outcome: gateOf(page, facts, packs) }));
  const each: TaggedPage[] = judged.flatMap(({ page, outcome }) =>
    Array.from({ length: page.count }, () => ({ ...outcome, answered: page.answered })),
  );
  const row = packs.federal.pack.rows.find(({ id }) => id === facts.basisRow);
  const onForm = row?.needsAuthorization ?? false;
  return {
    pages: Object.fromEntries(judged.map(({ outcome }, at) => [at + 1, decisionOf(outcome)])),
    gates: gatesOf(each, onForm),
    asks: asksOf(each, packs),
    line: sensitiveLine(each, onForm),
  };
}

/** What nobody has answered and the packs have a question for; other facts come from elsewhere. */
function asksOf(pages: readonly TaggedPage[], packs: PacksInForce): SensitiveDecision['asks'] {
  const open = new Set(pages.flatMap(({ outcomes }) => outcomes.flatMap(({ missing }) => missing)));
  const questions = [...packs.federal.pack.gateQuestions, ...packs.state.pack.gateQuestions];
  return Object.fromEntries(
    questions
      .filter(({ id }) => open.has(id))
      .map(({ id, options }) => [id, options.map(({ value }) => value)]),
  );
}

function gateOf(page: CasePage, facts: LawFacts, packs: PacksInForce): GateOutcome {
  const { category, ...rest } = page;
  const all = typeof category === 'string' ? [category] : category;
  return gateOfPage(
    all.map((one) => ({ ...rest, category: one })),
    facts,
    packs,
  );
}

function decisionOf({ need, outcomes }: GateOutcome): PageDecision {
  const [first] = outcomes;
  return {
    need,
    rule: first ? shortId(first) : '',
    sentence: first?.sentence ?? '',
    citation: first?.citation ?? '',
    unverified: first?.unverified ?? false,
    missing: [...new Set(outcomes.flatMap(({ missing }) => missing))].sort(),
    notices: mayGo(need) ? [...new Set(outcomes.flatMap(({ notice }) => notice ?? []))].sort() : [],
  };
}

function gatesOf(pages: readonly TaggedPage[], onForm: boolean): SensitiveDecision['gates'] {
  const all = pages.flatMap(({ outcomes }) => outcomes);
  const rules = [...new Set(all.map(({ ruleId }) => ruleId))];
  return Object.fromEntries(
    rules.flatMap((ruleId) => {
      const first = all.find((one) => one.ruleId === ruleId);
      const count = pages.filter((page) => page.outcomes.some((one) => one.ruleId === ruleId));
      if (!first) return [];
      const { need } = first;
      const sentence = needSentence(need, count.length, onForm);
      return [[shortId(first), { need, pages: count.length, sentence }]];
    }),
  );
}

/** `us-federal/G-SUD-CONSENT@2026.1` is `G-SUD-CONSENT`. */
function shortId({ ruleId }: RuleOutcome): string {
  return ruleId.replace(/^[^/]*\//, '').replace(/@.*$/, '');
}
