import { categoryWords } from './categoryWords';
import type { Scalar } from './condition';
import { consentFacts, standingFacts } from './facts';
import { rulesOf, textOf, type Rule } from './lookup';
import type { RulePack } from './pack';
import { capitalized, fieldWords, valueWords } from './words';

/** A value a fact can have, and how a clerk says it. */
export interface FactOption {
  readonly value: Scalar;
  readonly words: string;
}

export interface FactWords {
  /** A question, or what the fact is. */
  readonly label: string;
  /** What it can be, where the packs say so. */
  readonly options: readonly FactOption[];
  /** How its codes are said, where they are too many to be offered one by one. */
  readonly codes?: Readonly<Record<string, string>>;
}
export type FactBook = (fact: string) => FactWords;

const namedFacts = { ...standingFacts, ...consentFacts };

/** Names every fact as the desk asks it: the questions of the packs, and the standing facts. */
export function factBook(library: readonly RulePack[]): FactBook {
  const questions = new Map(
    library
      .flatMap(rulesOf)
      .filter(({ part }) => /questions$/i.test(part))
      .map(({ rule }) => [rule.id, rule]),
  );
  const rows = Object.fromEntries(
    library.flatMap(({ rows: all }) => all.map(({ id, title }) => [id, title])),
  );
  return (fact) => {
    const question = questions.get(fact);
    if (question) return wordsOfQuestion(question);
    const standing = (namedFacts as Readonly<Record<string, string>>)[fact];
    const label = standing ? capitalized(standing) : fieldWords(fact);
    const codes = fact === 'basisRow' ? rows : categoryFacts.has(fact) ? categoryWords : undefined;
    return { label, options: [], ...(codes ? { codes } : {}) };
  };
}

const categoryFacts = new Set([
  'categories',
  'optIns',
  'consentOnlyFor',
  'formNamesCategories',
  'formIsOnlyFor',
]);

function wordsOfQuestion(question: Rule): FactWords {
  const label = textOf(question, 'ask', 'question', 'sentence', 'title', 'label');
  const options = [question.options, question.answers, question.values].find(Array.isArray);
  return {
    label: label === '' ? fieldWords(question.id) : label,
    options: ((options ?? []) as unknown[]).map(optionOf),
  };
}

function optionOf(option: unknown): FactOption {
  if (typeof option !== 'object' || option === null) {
    return { value: option as Scalar, words: valueWords(option) };
  }
  // An answer may mean another value as a fact: “yes” means true.
  const { means, value } = option as { readonly means?: Scalar; readonly value?: Scalar };
  const found = means ?? value ?? textOf(option, 'id');
  const words = textOf(option, 'label', 'words', 'sentence', 'title');
  return { value: found, words: words === '' ? valueWords(found) : words };
}
