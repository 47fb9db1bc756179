import {
  conditionSchema,
  factsOf,
  judge,
  type Condition,
  type FactValue,
  type LawFacts,
  type Scalar,
  type Truth,
} from './condition';
import type { FactBook } from './factBook';
import type { Rule } from './lookup';
import { listWords, valueWords } from './words';

/** A line of a condition in words; `depth` 0 stands outermost. */
export interface ConditionLine {
  readonly depth: number;
  readonly text: string;
}

/** A fact with its present value, both in words. */
export interface FactLine {
  readonly label: string;
  readonly value: string;
}

export function conditionLines(
  condition: Condition,
  book: FactBook,
  depth = 0,
): readonly ConditionLine[] {
  if ('all' in condition) return group('All of these:', condition.all, book, depth);
  if ('any' in condition) return group('At least one of these:', condition.any, book, depth);
  if ('not' in condition) return negatedLines(condition.not, book, depth);
  return [{ depth, text: factText(condition, book, false) }];
}

/** What a rule's own fields say about when it holds, besides its `when`. */
const fieldsThatLimit = {
  bases: 'basisKind',
  facilityTypes: 'facilityType',
  requesterKinds: 'requesterKind',
} as const;

/** Other conditions of a rule, where in it they stand, and how they are called. */
const otherConditions = [
  { at: ['applies'], title: 'It is asked when' },
  { at: ['met'], title: 'It is met when' },
  { at: ['require'], title: 'The form meets it when' },
  { at: ['unless'], title: 'It is lifted when' },
  { at: ['proof', 'when'], title: 'The proof is here when' },
] as const;

export interface NamedCondition {
  readonly title: string;
  readonly condition: Condition;
}

/** When a rule holds, and what else it tests; nothing where it always holds. */
export function conditionsOf(rule: Rule): readonly NamedCondition[] {
  const when = whenOf(rule);
  const others = otherConditions.flatMap(({ at, title }) =>
    parsed(valueAt(rule, at)).map((condition) => ({ title, condition })),
  );
  return [...(when ? [{ title: 'It holds when', condition: when }] : []), ...others];
}

function valueAt(rule: unknown, at: readonly string[]): unknown {
  return at.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
    rule,
  );
}

function whenOf(rule: Rule): Condition | undefined {
  const limits = Object.entries(fieldsThatLimit).flatMap(([field, fact]) => {
    const values = rule[field];
    return Array.isArray(values) && values.length > 0 ? [{ fact, is: values as string[] }] : [];
  });
  const all: Condition[] = [...limits, ...parsed(rule.when)];
  return all.length > 1 ? { all } : all[0];
}

function parsed(value: unknown): readonly Condition[] {
  const read = conditionSchema.safeParse(value);
  return read.success ? [read.data] : [];
}

/** The facts some conditions ask for, with what is known of them. */
export function factLines(
  conditions: readonly Condition[],
  facts: LawFacts,
  book: FactBook,
): readonly FactLine[] {
  return distinct(conditions.flatMap(factsOf)).map((fact) => ({
    label: book(fact).label,
    value: valueIn(facts[fact], fact, book),
  }));
}

/** Sentences that say which other answer would turn the outcome, one fact at a time. */
export function changesOf(
  condition: Condition,
  facts: LawFacts,
  book: FactBook,
): readonly string[] {
  const { truth } = judge(condition, facts);
  return distinct(factsOf(condition)).flatMap((fact) => {
    const turns = otherValues(condition, fact, facts[fact], book)
      .map((other) => ({
        words: other.words,
        truth: judge(condition, { ...facts, [fact]: other.value }).truth,
      }))
      .filter((other) => other.truth !== truth && other.truth !== 'unknown');
    return (['yes', 'no'] as const).flatMap((to) =>
      turnSentence(
        book(fact).label,
        turns.filter((one) => one.truth === to).map(({ words }) => words),
        to,
      ),
    );
  });
}

export const truthWords: Readonly<Record<Truth, string>> = {
  yes: 'Here this is so.',
  no: 'Here this is not so.',
  unknown: 'This hangs on something nobody has answered yet.',
};

function turnSentence(label: string, values: readonly string[], to: 'yes' | 'no'): string[] {
  if (values.length === 0) return [];
  const outcome = to === 'yes' ? 'this would be so' : 'this would not be so';
  return [`${asked(label)} ${listWords(distinct(values))}: then ${outcome}.`];
}

function group(
  title: string,
  members: readonly Condition[],
  book: FactBook,
  depth: number,
): readonly ConditionLine[] {
  if (members.length === 1) return members.flatMap((one) => conditionLines(one, book, depth));
  const inner = members.flatMap((one) => conditionLines(one, book, depth + 1));
  return [{ depth, text: title }, ...inner];
}

function negatedLines(condition: Condition, book: FactBook, depth: number) {
  if ('fact' in condition) return [{ depth, text: factText(condition, book, true) }];
  return [{ depth, text: 'Not so:' }, ...conditionLines(condition, book, depth + 1)];
}

type FactCondition = Extract<Condition, { readonly fact: string }>;

function factText(condition: FactCondition, book: FactBook, negated: boolean): string {
  return `${asked(book(condition.fact).label)} ${negated ? 'not ' : ''}${testText(condition, book)}`;
}

function testText(condition: FactCondition, book: FactBook): string {
  const { fact } = condition;
  if ('is' in condition)
    return listWords(listed(condition.is).map((one) => valueIn(one, fact, book)));
  if ('has' in condition) {
    return `among them ${listWords(listed(condition.has).map((one) => valueIn(one, fact, book)))}`;
  }
  if ('atLeast' in condition) return `${String(condition.atLeast)} or more`;
  if ('atMost' in condition) return `${String(condition.atMost)} or less`;
  return `on or before: ${book(condition.onOrBefore).label}`;
}

/** “Who signed?” stands by itself before its answer; anything else takes a colon. */
function asked(label: string): string {
  return label.endsWith('?') ? label : `${label}:`;
}

interface OtherValue {
  readonly value: FactValue;
  readonly words: string;
}

/** What else the fact could be: its options, and the values this very condition tests. */
function otherValues(
  condition: Condition,
  fact: string,
  now: FactValue | undefined,
  book: FactBook,
): readonly OtherValue[] {
  const tests = testsOf(condition).filter((one) => one.fact === fact);
  const scalars = [
    ...book(fact).options.map(({ value }) => value),
    ...tests.flatMap(testedScalars),
  ];
  const withOpposite = scalars.some((one) => typeof one === 'boolean')
    ? [true, false]
    : distinct(scalars);
  const lists = tests.flatMap((test) => ('has' in test ? listed(test.has) : []));
  return [
    ...withOpposite
      .filter((value) => value !== now)
      .map((value) => ({ value, words: valueIn(value, fact, book) })),
    ...anythingElse(tests, book(fact).options.length),
    ...distinct(lists).map((member) => toggled(now, member, valueIn(member, fact, book))),
  ];
}

/** Where the packs list no options, a text other than those tested stands for all the rest. */
function anythingElse(tests: readonly FactCondition[], options: number): readonly OtherValue[] {
  const texts = tests.some(
    (one) => 'is' in one && listed(one.is).some((v) => typeof v === 'string'),
  );
  return texts && options === 0 ? [{ value: 'anything else', words: 'anything else' }] : [];
}

function toggled(now: FactValue | undefined, member: string, words: string): OtherValue {
  const list = Array.isArray(now) ? (now as readonly string[]) : [];
  return list.includes(member)
    ? { value: list.filter((one) => one !== member), words: `without ${words}` }
    : { value: [...list, member], words: `with ${words}` };
}

function testedScalars(test: FactCondition): readonly Scalar[] {
  if ('is' in test) return listed(test.is);
  if ('atLeast' in test) return [test.atLeast, test.atLeast - 1];
  if ('atMost' in test) return [test.atMost, test.atMost + 1];
  return [];
}

function testsOf(condition: Condition): readonly FactCondition[] {
  if ('all' in condition) return condition.all.flatMap(testsOf);
  if ('any' in condition) return condition.any.flatMap(testsOf);
  return 'not' in condition ? testsOf(condition.not) : [condition];
}

function valueIn(value: FactValue | undefined, fact: string, book: FactBook): string {
  const { options, codes } = book(fact);
  const option = options.find((one) => one.value === value);
  if (option) return option.words;
  if (!Array.isArray(value)) return codes?.[String(value)] ?? valueWords(value);
  const members = (value as readonly string[]).map((one) => valueIn(one, fact, book));
  return members.length === 0 ? 'none' : listWords(members, 'and');
}

function listed<T extends Scalar>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
