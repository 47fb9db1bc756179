import { formFactNames } from '../domain/authorization/formFacts';
import { conditionSchema, factsOf } from '../domain/law/condition';
import { consentFacts, standingFacts } from '../domain/law/facts';
import { pageFacts } from '../domain/law/gateRules';
import type { RulePack } from '../domain/law/pack';
import { ruleWords } from '../domain/law/packWords';
import { fieldWords } from '../domain/law/words';
import { feeFacts } from '../domain/money/feeFacts';

/** Fields that name other rules, and the part in which those stand. */
const references: Readonly<Record<string, readonly (keyof RulePack)[]>> = {
  letter: ['letters'],
  letters: ['letters'],
  templateId: ['letters'],
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
    ...missingRules(pack, library),
    ...namesTwice(pack),
    ...withoutSource(pack),
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
