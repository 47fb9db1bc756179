import { judge, type Judged, type LawFacts } from '../law/condition';
import {
  needs,
  serviceOfCategory,
  type Category,
  type GateRule,
  type MinorService,
  type MinorServiceKind,
  type Need,
} from '../law/gateRules';
import { ruleIdOf, type PackInForce, type PacksInForce } from '../law/pack';
import { serviceOf } from './minorAccess';

/** A tag on a page that goes out, as the gates see it. */
export interface GatedTag {
  readonly category: Category;
  readonly service?: MinorServiceKind | undefined;
  /** Whole years of the patient on the day of the service; unknown where the page has no date. */
  readonly ageAtService?: number | undefined;
  /** From a program under 42 CFR Part 2; absent: nobody has said. */
  readonly isPart2?: boolean | undefined;
  /** The patient consented to this care alone, as a minor; absent: nobody has said. */
  readonly consentedAlone?: boolean | undefined;
  readonly otherPersonMarked?: boolean | undefined;
  /** What a licensed professional recorded; absent: nobody has decided. */
  readonly professionalDecision?: boolean | undefined;
  /** The marks on the page cover all that is protected on it. */
  readonly covered?: boolean | undefined;
}

/** What one rule says of one tag. */
export interface RuleOutcome {
  readonly ruleId: string;
  readonly category: Category;
  readonly need: Need;
  readonly sentence: string;
  readonly citation: string;
  /** Nobody has compared the rule with its source yet, so a manager must confirm. */
  readonly unverified: boolean;
  /** The notice that goes along; only where the page may go. */
  readonly notice?: string | undefined;
  /** Facts nobody has answered and on which it hangs. */
  readonly missing: readonly string[];
}

/** What a page needs, and every rule that had a say; the strictest stands first. */
export interface GateOutcome {
  readonly need: Need;
  readonly outcomes: readonly RuleOutcome[];
}

export function isStricter(one: Need, other: Need): boolean {
  return needs.indexOf(one) > needs.indexOf(other);
}

/** A page may go out, with a notice or without. */
export function mayGo(need: Need): boolean {
  return need === 'allow' || need === 'allow-with-notice';
}

/**
 * The gate of one page: every tag on it under every rule of both packs, the strictest wins.
 * Monotone: another tag can only make it stricter. A tag no rule speaks of is kept back: silence
 * of the packs is no leave to release (domain.md 4.1, the gate of a category is the packs' to say).
 */
export function gateOfPage(
  tags: readonly GatedTag[],
  facts: LawFacts,
  packs: PacksInForce,
): GateOutcome {
  const outcomes = tags
    .flatMap(withOwnConsent)
    .flatMap((tag) => outcomesOf(tag, facts, packs))
    .toSorted((a, b) => needs.indexOf(b.need) - needs.indexOf(a.need));
  return { need: outcomes[0]?.need ?? 'allow', outcomes };
}

/** Care the minor consented to alone is also a page of that kind, whatever else it is. */
function withOwnConsent(tag: GatedTag): GatedTag[] {
  if (tag.category === 'MIN' || tag.consentedAlone !== true) return [tag];
  return [tag, { ...tag, category: 'MIN', service: serviceOfCategory[tag.category] }];
}

function outcomesOf(tag: GatedTag, facts: LawFacts, packs: PacksInForce): RuleOutcome[] {
  if (tag.covered === true) return [];
  const services = [...packs.state.pack.minorServices, ...packs.federal.pack.minorServices];
  const service = serviceOf(services, tag.service, tag.ageAtService);
  const minorMayConsent = mayConsent(services, tag, facts.patientAge);
  const pageFacts = { ...facts, ...factsOfTag(tag, service), minorMayConsent };
  const said = [packs.federal, packs.state].flatMap((inForce) =>
    inForce.pack.gates
      .filter((rule) => rule.disabledBecause === undefined)
      .filter((rule) => rule.categories.includes(tag.category))
      .flatMap((rule) => outcomeOf(rule, inForce, { tag, service, facts: pageFacts }) ?? []),
  );
  return said.length > 0 ? said : [withoutRule(tag, facts)];
}

/**
 * A state of whose table nothing is known may allow it. Nobody was older on the day of the service
 * than today; where neither age is known, it counts as old enough.
 */
function mayConsent(
  services: readonly MinorService[],
  tag: GatedTag,
  ageNow: LawFacts[string],
): boolean {
  const service = serviceOfCategory[tag.category];
  if (service === undefined) return false;
  const age = tag.ageAtService ?? (typeof ageNow === 'number' ? ageNow : undefined);
  return services.length === 0 || serviceOf(services, service, age) !== undefined;
}

/** Stands where a rule's id would: no rule of the packs spoke. */
export const noRule = 'NO-RULE';

/** As the pack for unknown states has it: a paper names the pages, or a professional decides. */
function withoutRule(tag: GatedTag, facts: LawFacts): RuleOutcome {
  const isOpen = isNamed(tag, facts) || tag.professionalDecision === true;
  return {
    ruleId: noRule,
    category: tag.category,
    need: isOpen ? 'allow' : 'needs-opt-in',
    sentence: isOpen
      ? 'The rules of this desk say nothing of pages like these on this basis. They may go, because a paper names them or a licensed professional has decided so.'
      : 'The rules of this desk say nothing of pages like these on this basis, so they stay. They may go where the form or the representative’s paper names them, or a licensed professional decides so; the privacy officer can add the rule.',
    citation: '',
    unverified: false,
    missing: isOpen ? [] : ['professionalDecision'],
  };
}

/** On the form, or in what shows that somebody acts for the patient. */
function isNamed({ category }: GatedTag, facts: LawFacts): boolean {
  const { optIns, basisKind, representativeCovers } = facts;
  if (Array.isArray(optIns) && optIns.includes(category)) return true;
  return basisKind === 'access' && representativeCovers === true;
}

function factsOfTag(tag: GatedTag, service: MinorService | undefined): LawFacts {
  return {
    service: tag.service,
    // A state that is silent leaves it to a professional (45 CFR 164.502(g)(3)(ii)(C)).
    parentAccess: tag.category === 'MIN' ? (service?.parentAccess ?? 'professional') : undefined,
    isPart2Record: tag.isPart2,
    minorConsentedAlone: tag.consentedAlone,
    otherPersonMarked: tag.otherPersonMarked ?? false,
    professionalDecision: tag.professionalDecision,
  };
}

interface Judging {
  readonly tag: GatedTag;
  readonly service: MinorService | undefined;
  readonly facts: LawFacts;
}

/** Nothing where the rule is known not to apply, or is satisfied and only keeps back. */
function outcomeOf(
  rule: GateRule,
  inForce: PackInForce,
  judging: Judging,
): RuleOutcome | undefined {
  const applies = judged(rule.when, judging.facts);
  if (applies.truth === 'no') return undefined;
  const satisfied = judged(rule.unless, judging.facts);
  const isMet = rule.unless !== undefined && satisfied.truth === 'yes';
  if (isMet && rule.onlyHolds === true) return undefined;
  const need = isMet ? allowed(rule) : rule.need;
  return {
    ruleId: ruleIdOf(inForce.pack, rule.id),
    category: judging.tag.category,
    need,
    ...wordsOf(rule, judging),
    ...(mayGo(need) && rule.notice !== undefined && { notice: rule.notice }),
    missing: mayGo(need) ? [] : [...new Set([...applies.missing, ...satisfied.missing])],
  };
}

const always = { truth: 'yes', missing: [] } as const;

function judged(condition: GateRule['when'], facts: LawFacts): Pick<Judged, 'truth' | 'missing'> {
  return condition ? judge(condition, facts) : always;
}

/** A page about a minor’s own care also says what the state's table says of it. */
function wordsOf(
  rule: GateRule,
  { tag, service }: Judging,
): Pick<RuleOutcome, 'sentence' | 'citation' | 'unverified'> {
  const rows = tag.category === 'MIN' && service ? [rule, service] : [rule];
  return {
    sentence: rows.map(({ sentence }) => sentence).join(' '),
    citation: rows.map(({ citation }) => citation).join('; '),
    unverified: rows.some(({ status }) => status === 'verify'),
  };
}

function allowed({ notice }: GateRule): Need {
  return notice === undefined ? 'allow' : 'allow-with-notice';
}
