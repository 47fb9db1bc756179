import { z } from 'zod';
import { Refused } from '../domain/base/fault';
import type { RulePack } from '../domain/law/pack';
import { pathWords } from '../domain/law/packWords';
import { listWords } from '../domain/law/words';
import { readPack } from './load';

/** A pack as its file spells it: all parts in one, underscores for capitals. */
export function packFile(pack: RulePack): Readonly<Record<string, unknown>> {
  return underscored(pack) as Readonly<Record<string, unknown>>;
}

export function packText(pack: RulePack): string {
  return `${JSON.stringify(packFile(pack), null, 2)}\n`;
}

/** The pack of a text; refused with the field that does not fit, and what to do about it. */
export function packOfText(text: string): RulePack {
  try {
    return takenPack(JSON.parse(text));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(
      'pack-no-json',
      'This file is not a rule pack: it is not written as one. Choose a file that this desk exported.',
    );
  }
}

/** The pack of a file; refused with the field that does not fit. */
export function takenPack(file: unknown): RulePack {
  try {
    return readPack(file);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new Refused('pack-does-not-fit', sentenceOf(error, file));
  }
}

/** The field of a kept file that does not fit any more; empty where all of it does. */
export function whyUnreadable(file: unknown): string {
  try {
    readPack(file);
    return '';
  } catch (error) {
    return error instanceof z.ZodError ? placeOf(error, file) : 'the file cannot be read.';
  }
}

function sentenceOf(error: z.ZodError, file: unknown): string {
  return `The rules were not changed. ${placeOf(error, file)}`;
}

function placeOf(error: z.ZodError, file: unknown): string {
  const issue = deepest(error.issues);
  const more = error.issues.length - 1;
  const rest = more > 0 ? ` (and ${String(more)} more)` : '';
  return `${placeWords(issue.path, file)}: ${wrong(issue)}${rest}.`;
}

type Issue = z.core.$ZodIssue;

/** Where a rule may be one of several kinds, the complaint that got furthest says most. */
function deepest(issues: readonly Issue[]): Issue {
  const [first] = issues;
  if (!first) throw new Error('a schema error without an issue');
  if (first.code !== 'invalid_union') return first;
  const inner = first.errors.map((list) => list[0]).filter((one) => one !== undefined);
  const furthest = inner.sort((a, b) => b.path.length - a.path.length)[0];
  return furthest ? { ...furthest, path: [...first.path, ...furthest.path] } : first;
}

/** “Due dates, TX-PHYSICIAN, How many days”: ids instead of positions. */
function placeWords(path: readonly PropertyKey[], file: unknown): string {
  if (path.length === 0) return 'The file';
  return pathWords(path, (at) => {
    const value = path.slice(0, at + 1).reduce<unknown>(memberOf, file);
    const id = (value as { readonly id?: unknown } | undefined)?.id;
    return typeof id === 'string' ? id : `line ${String(Number(path[at]) + 1)}`;
  });
}

function memberOf(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<PropertyKey, unknown>>;
  return fields[step] ?? fields[underscoredKey(String(step))];
}

function wrong(issue: Issue): string {
  if (issue.code === 'invalid_type') return wrongType(issue);
  if (issue.code === 'invalid_value') {
    return `this has to be ${listWords(issue.values.map(String))}`;
  }
  if (issue.code === 'unrecognized_keys') {
    return `the desk does not know ${listWords(issue.keys.map(quoted), 'and')}`;
  }
  return wrongAmount(issue);
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>): string {
  return /received undefined/.test(issue.message)
    ? 'this is missing'
    : `this has to be ${typeWords(issue.expected)}`;
}

function wrongAmount(issue: Issue): string {
  if (issue.code === 'too_small') {
    return `this is too small or empty; the least is ${String(issue.minimum)}`;
  }
  if (issue.code === 'too_big') return `this is too large; the most is ${String(issue.maximum)}`;
  if (issue.code === 'invalid_format') {
    return issue.format === 'date'
      ? 'this is not a date in the calendar'
      : 'this is not written as it must be';
  }
  return issue.message === '' ? 'this does not fit' : issue.message.replace(/\.$/, '');
}

function quoted(key: string): string {
  return `“${key}”`;
}

function typeWords(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    number: 'a number',
    int: 'a whole number',
    string: 'a text',
    boolean: 'yes or no',
    array: 'a list',
    object: 'a group of fields',
  };
  return words[expected] ?? 'of another kind';
}

function underscored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(underscored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [underscoredKey(key), underscored(member)]),
  );
}

function underscoredKey(key: string): string {
  return key.replace(
    /([a-z0-9])([A-Z])/g,
    (_, last: string, first: string) => `${last}_${first.toLowerCase()}`,
  );
}
