import { localDate } from '../base/localDate';
import type { LawFacts } from '../law/condition';
import { ruleIdOf, type RulePack } from '../law/pack';
import { filled } from '../letters/places';
import { authorityChecks } from './authorityChecks';
import { elementChecks } from './elementChecks';
import { expiryOf } from './expiry';
import { emptyAuthorizationFacts, type AuthorizationFacts } from './facts';
import type { DatedDocument, DateRange } from '../records/serviceDates';
import type { Check, Finding, Subject } from './finding';
import { forceChecks } from './forceChecks';
import { unverifiedExtras, withKnownForm } from './knownForms';
import type { CheckOutcome, CheckScope, OptInCategory } from './outcome';
import { paperChecks } from './paperChecks';
import { scopeChecks } from './scopeChecks';

/** What a form is held against. Dates are `YYYY-MM-DD`. */
export interface CheckContext {
  readonly today: string;
  readonly receivedOn: string;
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly dateOfBirth: string;
  };
  /** Whom this request asks us to send to, as the clerk would say it. */
  readonly requester: string;
  readonly clinicName: string;
  /** The federal pack. */
  readonly pack: RulePack;
  /** The pack of the clinic's state, for what it asks besides. */
  readonly state?: RulePack | undefined;
  /** The day a written revocation reached the clinic. */
  readonly revokedOn?: string | undefined;
  readonly isPart2TpoConsent?: boolean | undefined;
  /** What the desk knows besides the form. */
  readonly law?: LawFacts | undefined;
  readonly asked?: DateRange | undefined;
  /** Documents of which pages go out. */
  readonly goingOut?: readonly DatedDocument[] | undefined;
  /** Number of an earlier request that looks like this one. */
  readonly duplicateOf?: string | undefined;
  /** Reasons persons gave for going on in spite of a warning, by the id of the check. */
  readonly answered?: Readonly<Record<string, AnsweredWarning>> | undefined;
}

/** Holds only for the very sentence it was given on: another finding asks again. */
export interface AnsweredWarning {
  readonly reason: string;
  /** Absent in a case file: whatever the sentence says. */
  readonly sentence?: string | undefined;
}

/** In the order of the ids; each check and the lines it can choose stand in the lists. */
export const authorizationChecks: readonly Check[] = [
  ...elementChecks,
  ...forceChecks,
  ...authorityChecks,
  ...paperChecks,
  ...scopeChecks,
].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every check that needs code, as things stand today. */
export function checkOutcomes(subject: Subject): readonly CheckOutcome[] {
  return authorizationChecks.map((one) => outcomeOf(one, one.find(subject), subject.pack));
}

const tpo = new Set<string>(['treatment', 'payment', 'operations', 'tpo']);

/** All that the checks are answered from; the checklist of 2.31 is added once it has run. */
export function subjectOf(typed: AuthorizationFacts, context: CheckContext): Subject {
  const packs = context.state ? [context.pack, context.state] : [context.pack];
  const facts = withKnownForm(typed, packs);
  const { patient, revokedOn, isPart2TpoConsent } = context;
  return {
    facts,
    unread: isUnread(typed),
    unverifiedExtras: unverifiedExtras(typed, packs),
    expiry: expiryOf(facts),
    today: localDate(context.today),
    receivedOn: localDate(context.receivedOn),
    patient: { ...patient, dateOfBirth: localDate(patient.dateOfBirth) },
    requester: context.requester,
    clinicName: context.clinicName,
    revokedOn: revokedOn === undefined ? undefined : localDate(revokedOn),
    isPart2TpoConsent:
      isPart2TpoConsent ?? (facts.isPart2Consent === 'yes' && tpo.has(facts.purposeKind)),
    law: context.law ?? {},
    asked: context.asked ?? { from: '', to: '' },
    goingOut: context.goingOut ?? [],
    duplicateOf: context.duplicateOf,
    part2: { failed: [], bars: [] },
    pack: context.pack,
  };
}

/** Choosing which form it is does not count as having read it. */
function isUnread(facts: AuthorizationFacts): boolean {
  const names = Object.keys(emptyAuthorizationFacts) as (keyof AuthorizationFacts)[];
  return names.every((name) => name === 'form' || isBlank(facts, name));
}

function isBlank(facts: AuthorizationFacts, name: keyof AuthorizationFacts): boolean {
  const value = facts[name];
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return value === emptyAuthorizationFacts[name];
}

function outcomeOf(one: Check, finding: Finding, pack: RulePack): CheckOutcome {
  const rule = pack.checks.find((candidate) => candidate.id === one.id);
  if (!rule) throw new Error(`rule pack lacks ${one.id}`);
  const variant = rule.variants[finding.variant];
  return {
    id: one.id,
    ...(variant ? said(variant, finding) : notInThesePacks),
    severity: severityOf(rule, variant),
    scope: scopeOf(finding.categories ?? rule.categories),
    title: rule.title,
    citation: rule.citation,
    ruleId: ruleIdOf(pack, rule.id),
    ruleVersion: pack.version,
    unverified: rule.status === 'verify',
    factsUsed: one.factsUsed,
  };
}

type Rule = RulePack['checks'][number];
type Variant = Rule['variants'][string];

function said(
  variant: Variant,
  { values = {} }: Finding,
): Pick<CheckOutcome, 'answer' | 'sentence'> {
  const { answer, sentence, letter } = variant;
  return {
    answer,
    sentence: filled(sentence, values),
    ...(letter !== undefined && { letter: filled(letter, values) }),
  };
}

/**
 * A request keeps the rules of its receipt, and a check may have learned to find more since: what
 * those rules have no words for is not known to be met, and a note does not keep a release open.
 */
const notInThesePacks: Pick<CheckOutcome, 'answer' | 'sentence'> = {
  answer: 'unknown',
  sentence:
    'The rules this request keeps do not say what to make of what stands here. The privacy officer or an administrator can move the request to the newer rules.',
};

function severityOf(rule: Rule, variant: Variant | undefined): CheckOutcome['severity'] {
  if (!variant) return 'block';
  return variant.severity ?? rule.severity;
}

function scopeOf(categories: readonly OptInCategory[] | undefined): CheckScope {
  return categories ? { categories } : 'whole';
}
