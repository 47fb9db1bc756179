import { localDate } from '../base/localDate';
import { ruleIdOf, type RulePack } from '../law/pack';
import type { CheckAnswer, Severity } from '../law/sourced';
import { elementChecks } from './elementChecks';
import { expiryOf } from './expiry';
import { emptyAuthorizationFacts, type AuthorizationFacts } from './facts';
import type { Check, FactName, Finding, Subject } from './finding';
import { forceChecks } from './forceChecks';

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
  readonly pack: RulePack;
  /** The day a written revocation reached the clinic. */
  readonly revokedOn?: string | undefined;
  readonly isPart2TpoConsent?: boolean | undefined;
}

export interface CheckOutcome {
  readonly id: string;
  readonly answer: CheckAnswer;
  readonly severity: Severity;
  readonly title: string;
  /** A sentence a clerk can read to a caller. */
  readonly sentence: string;
  readonly citation: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly factsUsed: readonly FactName[];
}

/** In the order of the ids; each check and the lines it can choose stand in the two lists. */
export const authorizationChecks: readonly Check[] = [...elementChecks, ...forceChecks].sort(
  (a, b) => (a.id < b.id ? -1 : 1),
);

/** Every check of an authorization as things stand today; throws where the pack lacks one. */
export function checkAuthorization(
  facts: AuthorizationFacts,
  context: CheckContext,
): readonly CheckOutcome[] {
  const subject = subjectOf(facts, context);
  return authorizationChecks.map((one) => outcomeOf(one, one.find(subject), context.pack));
}

/** The facts with what the chosen form always says filled in over what was typed. */
export function withKnownForm(facts: AuthorizationFacts, pack: RulePack): AuthorizationFacts {
  const known = pack.knownForms.find((one) => one.form === facts.form);
  return known ? { ...facts, ...known.supplies } : facts;
}

function subjectOf(typed: AuthorizationFacts, context: CheckContext): Subject {
  const facts = withKnownForm(typed, context.pack);
  const { patient, revokedOn } = context;
  return {
    facts,
    unread: isUnread(typed),
    expiry: expiryOf(facts),
    today: localDate(context.today),
    receivedOn: localDate(context.receivedOn),
    patient: { ...patient, dateOfBirth: localDate(patient.dateOfBirth) },
    requester: context.requester,
    clinicName: context.clinicName,
    revokedOn: revokedOn === undefined ? undefined : localDate(revokedOn),
    isPart2TpoConsent: context.isPart2TpoConsent ?? false,
  };
}

/** Choosing which form it is does not count as having read it. */
function isUnread(facts: AuthorizationFacts): boolean {
  const names = Object.keys(emptyAuthorizationFacts) as (keyof AuthorizationFacts)[];
  return names.every((name) => name === 'form' || facts[name] === emptyAuthorizationFacts[name]);
}

function outcomeOf(one: Check, finding: Finding, pack: RulePack): CheckOutcome {
  const rule = pack.checks.find((candidate) => candidate.id === one.id);
  const variant = rule?.variants[finding.variant];
  if (!rule || !variant) throw new Error(`rule pack lacks ${one.id} ${finding.variant}`);
  return {
    id: one.id,
    answer: variant.answer,
    severity: variant.severity ?? rule.severity,
    title: rule.title,
    sentence: filled(variant.sentence, finding),
    citation: rule.citation,
    ruleId: ruleIdOf(pack, rule.id),
    ruleVersion: pack.version,
    factsUsed: one.factsUsed,
  };
}

/** Puts the finding into the places of a sentence; a place nobody fills is a bug of the pack. */
function filled(sentence: string, { values = {} }: Finding): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing fills ${place} in the rule pack`);
    return value;
  });
}
