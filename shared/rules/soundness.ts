import { formFactNames } from '../domain/authorization/formFacts';
import { comparedIn, conditionSchema, factsOf, type Scalar } from '../domain/law/condition';
import { consentFacts, standingFacts } from '../domain/law/facts';
import { pageFacts } from '../domain/law/gateRules';
import type { RulePack } from '../domain/law/pack';
import { ruleWords } from '../domain/law/packWords';
import { fieldWords } from '../domain/law/words';
import { feeFacts } from '../domain/money/feeFacts';
import { unsoundForms } from './formSoundness';

/** Fields that name other rules, and the part in which those stand. */
const references: Readonly<Record<string, readonly (keyof RulePack)[]>> = {
  letter: ['letters'],
  letters: ['letters'],
  templateId: ['letters'],
  encloses: ['forms'],
  notice: ['noticeTexts'],
  notices: ['noticeTexts'],
};

/**
 * What no schema of a part can see: a fact nobody knows, a rule that is named and not there, two
 * rules of one name, a verified rule without a source. A sentence each; none where all is well.
 */
export function unsoundness(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  return [
    ...unknownFacts(pack, library),
    ...strangeAnswers(pack, library),
    ...askedApart(pack, library),
    ...missingRules(pack, library),
    ...namesTwice(pack),
    ...withoutSource(pack),
    ...unsoundForms(pack, library),
  ];
}

/** What only the rules of one part ask, of the very thing they are about. */
const ownFacts: Readonly<Record<string, readonly string[]>> = {
  capacities: ['capacity'],
  peopleRules: ['amendmentType', 'patientAsked'],
};

interface Found {
  readonly part: string;
  readonly rule: string;
  readonly key: string;
  readonly value: unknown;
  /** The member of the part it stands in. */
  readonly member: unknown;
}

function unknownFacts(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  const known = new Set([
    ...[standingFacts, consentFacts, pageFacts, feeFacts].flatMap((facts) => Object.keys(facts)),
    ...questionsOf([pack, ...library]),
    ...formFactNames,
    'signer',
  ]);
  return placesOf(pack).flatMap(({ part, rule, value, member }) => {
    const read = conditionSchema.safeParse(value);
    if (!read.success || isDisabled(member)) return [];
    const own = [...fieldsOf(member), ...(ownFacts[part] ?? [])];
    const strange = [...new Set(factsOf(read.data))].filter(
      (fact) => !known.has(fact) && !own.includes(fact),
    );
    return strange.map((fact) => `${ruleWords(part, rule)}: nobody knows the fact ${fact}.`);
  });
}

/** A rule that is kept and not asked needs nobody to answer it. */
function isDisabled(member: unknown): boolean {
  return ['disabled', 'disabledBecause'].some((key) => Object.hasOwn(member as object, key));
}

/** The questions of the packs are facts under their own ids. */
function questionsOf(library: readonly RulePack[]): readonly string[] {
  return library.flatMap((pack) =>
    partsOf(pack)
      .filter(([part]) => /questions$/i.test(part))
      .flatMap(([, members]) => members.map(idOf)),
  );
}

/** A letter asks for its own fields; they are facts within it and nowhere else. */
function fieldsOf(member: unknown): readonly string[] {
  const { fields } = member as { readonly fields?: unknown };
  return Array.isArray(fields)
    ? fields.map((field) => (field as { readonly name?: string }).name ?? '')
    : [];
}

/** An answer a condition waits for that no question of this name offers: it could never hold. */
function strangeAnswers(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  // The version before it may have offered what this one does not any more.
  const offered = answersOffered([pack, ...library.filter(({ id }) => id !== pack.id)]);
  return placesOf(pack).flatMap(({ part, rule, value, member }) => {
    const read = conditionSchema.safeParse(value);
    if (!read.success || isDisabled(member)) return [];
    const own = fieldsOf(member);
    return comparedIn(read.data)
      .filter(({ fact }) => !own.includes(fact))
      .filter(({ fact, wanted }) => offered.get(fact)?.has(wanted) === false)
      .map(({ fact, wanted }) => `${ruleWords(part, rule)}: ${fact} is never “${String(wanted)}”.`);
  });
}

interface Offered {
  readonly part: string;
  readonly id: string;
  /** What its answers are as facts. */
  readonly values: readonly Scalar[];
}

/** Questions whose answers the router and the gates list. */
function offersOf({ questions, gateQuestions }: RulePack): readonly Offered[] {
  return [
    ...questions.map(({ id, options }) => ({
      ...{ part: 'questions', id },
      values: options.map(({ value, means }) => means ?? value),
    })),
    ...gateQuestions.map(({ id, options }) => ({
      ...{ part: 'gateQuestions', id },
      values: options.map(({ value }) => value),
    })),
  ];
}

function answersOffered(library: readonly RulePack[]): ReadonlyMap<string, ReadonlySet<Scalar>> {
  const offered = new Map<string, Set<Scalar>>();
  for (const { id, values } of library.flatMap(offersOf)) {
    offered.set(id, new Set([...(offered.get(id) ?? []), ...values]));
  }
  return offered;
}

/** Two parts that ask under one name have to mean the same by it: one fact has one set of values. */
function askedApart(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  const all = [pack, ...library.filter(({ id }) => id !== pack.id)].flatMap(offersOf);
  const apart = offersOf(pack).filter((one) =>
    all.some((other) => other.id === one.id && other.part !== one.part && !sameValues(one, other)),
  );
  return apart.map(({ part, id }) => `${ruleWords(part, id)}: another part asks this with other answers.`); // prettier-ignore
}

function sameValues(one: Offered, other: Offered): boolean {
  const [a, b] = [new Set(one.values), new Set(other.values)];
  return a.size === b.size && [...a].every((value) => b.has(value));
}

function missingRules(pack: RulePack, library: readonly RulePack[]): readonly string[] {
  return placesOf(pack).flatMap(({ part, rule, key, value }) => {
    const parts = Object.hasOwn(references, key) ? references[key] : undefined;
    const names = Array.isArray(value) ? (value as unknown[]) : [value];
    if (!parts || !names.every(isName)) return [];
    const there = [pack, ...library].flatMap((one) =>
      parts.flatMap((name) => (one[name] as readonly unknown[]).map(idOf)),
    );
    return names
      .filter((name) => !there.includes(name))
      .map(
        (name) => `${ruleWords(part, rule)}: there is no ${fieldWords(key).toLowerCase()} ${name}.`,
      );
  });
}

/** Versions of one rule that follow each other in time may share their name. */
function namesTwice(pack: RulePack): readonly string[] {
  return partsOf(pack).flatMap(([part, members]) => {
    const names = members
      .filter((one) => !('effectiveFrom' in (one as object)))
      .map(idOf)
      .filter((id) => id !== '');
    return names
      .filter((id, at) => names.indexOf(id) !== at)
      .map((id) => `${ruleWords(part, id)}: two rules have this name.`);
  });
}

function withoutSource(pack: RulePack): readonly string[] {
  return partsOf(pack).flatMap(([part, members]) =>
    members.flatMap((member) => {
      const { status, citation } = member as {
        readonly status?: string;
        readonly citation?: string;
      };
      const sourceless = status === 'verified' && (citation ?? '').trim() === '';
      return sourceless
        ? [`${ruleWords(part, idOf(member))}: a verified rule needs its source.`]
        : [];
    }),
  );
}

function partsOf(pack: RulePack): readonly (readonly [string, readonly unknown[]])[] {
  return (Object.entries(pack) as [string, unknown][]).flatMap(([part, value]) =>
    Array.isArray(value) ? [[part, value as unknown[]] as const] : [],
  );
}

/** Every named field of every rule. */
function placesOf(pack: RulePack): readonly Found[] {
  return partsOf(pack).flatMap(([part, members]) =>
    members.flatMap((member) =>
      below(member).map((one) => ({ part, rule: idOf(member), member, ...one })),
    ),
  );
}

function below(value: unknown): readonly Pick<Found, 'key' | 'value'>[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(below);
  return (Object.entries(value) as [string, unknown][]).flatMap(([key, member]) => [
    { key, value: member },
    // A condition is looked at whole.
    ...(conditionSchema.safeParse(member).success ? [] : below(member)),
  ]);
}

/** Text for people is no name of a rule. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && !/\s/.test(name);
}

function idOf(member: unknown): string {
  const id = (member as { readonly id?: unknown }).id;
  return typeof id === 'string' ? id : '';
}
