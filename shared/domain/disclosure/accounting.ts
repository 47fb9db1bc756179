import { Refused } from '../base/fault';
import { earliestFirst } from '../base/inOrder';
import { addYears, localDate, type LocalDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import type { AccountingRules } from '../law/accountingRules';
import { suspensionOn, type Suspension } from './suspension';

/** A study of many people, listed by its protocol (45 CFR 164.528(b)(4)). */
export interface Protocol {
  readonly name: string;
  readonly purpose: string;
  /** Name, address and phone of sponsor and researcher. */
  readonly contact: string;
  readonly participants: number;
}

/** A disclosure as the accounting looks at it; dates `YYYY-MM-DD`. */
export interface AccountedDisclosure {
  readonly id: string;
  readonly disclosedOn: string;
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly description: string;
  readonly purpose: string;
  readonly basisRow: string;
  readonly basisKind: string;
  /** As it was computed at the release; absent: by the exclusions alone. */
  readonly accountable?: boolean | undefined;
  readonly accountableWhy?: string | undefined;
  /** Part 2 records that went out with the patient's consent: the list of 42 CFR 2.25 asks. */
  readonly part2Consent?: boolean | undefined;
  readonly protocol?: Protocol | undefined;
}

export const accountingLists = ['disclosures', 'part2-consent'] as const;
export type AccountingList = (typeof accountingLists)[number];

export interface AccountingQuestion {
  readonly list: AccountingList;
  /** The day it was asked for; it ends the window. */
  readonly requestedOn: string;
  /** A shorter time the patient chose. */
  readonly from?: string | undefined;
  readonly disclosures: readonly AccountedDisclosure[];
  readonly suspensions: readonly Suspension[];
  /** The day it is answered: a suspension that has lapsed by then hides nothing. */
  readonly today: string;
  readonly rules: AccountingRules;
}

export interface AccountingEntry {
  readonly disclosedOn: string;
  readonly recipientName: string;
  readonly recipientAddress: string;
  readonly description: string;
  readonly purpose: string;
  /** More than 1: the same recipient for a single purpose ((b)(3)). */
  readonly times: number;
  readonly lastOn: string;
}

/** Explained on the screen, never on the letter. */
interface LeftOut {
  readonly id: string;
  readonly disclosedOn: string;
  readonly recipientName: string;
  readonly sentence: string;
  readonly citation: string;
}

export interface Accounting {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly entries: readonly AccountingEntry[];
  readonly leftOut: readonly LeftOut[];
  readonly suspended: readonly LeftOut[];
}

/** What the patient is told, and on the screen what the patient is not told and why. */
export function accountingOf(question: AccountingQuestion): Accounting {
  const { from, to } = windowOf(question);
  const seen = [...question.disclosures]
    .sort(earliestFirst({ by: (one) => one.disclosedOn, id: (one) => one.id }))
    .map((one) => ({ one, out: leftOutOf(one, { from, to }, question) }));
  const due = seen.filter(({ out }) => out === undefined).map(({ one }) => one);
  const asked = due.map((one) => ({ one, hidden: hiddenBy(one, question) }));
  return {
    from,
    to,
    entries: entriesOf(
      asked.filter(({ hidden }) => !hidden).map(({ one }) => one),
      question.rules,
    ),
    leftOut: seen.flatMap(({ out }) => (out ? [out] : [])),
    suspended: asked.flatMap(({ hidden }) => (hidden ? [hidden] : [])),
  };
}

export const beginsTooLate =
  'The list cannot begin after the day it is asked for. Choose an earlier first day, or none.';

interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function windowOf({ list, requestedOn, from, rules }: AccountingQuestion): Window {
  const to = localDate(requestedOn);
  if (from !== undefined && from > to) throw new Refused('bad-input', beginsTooLate);
  const years = list === 'part2-consent' ? rules.consentListYears : rules.windowYears;
  const earliest = addYears(to, -years);
  const wanted = from === undefined ? earliest : localDate(from);
  return { from: wanted > earliest ? wanted : earliest, to };
}

function leftOutOf(
  one: AccountedDisclosure,
  { from, to }: Window,
  question: AccountingQuestion,
): LeftOut | undefined {
  if (one.disclosedOn < from || one.disclosedOn > to) {
    const sentence = `It lies outside the time of the list, ${inFull(from)} to ${inFull(to)}.`;
    return leftOut(one, sentence, question.rules.citation);
  }
  if (question.list === 'part2-consent') return offConsentList(one, question.rules);
  return excluded(one, question.rules);
}

function offConsentList(
  one: AccountedDisclosure,
  { consentListExcludes }: AccountingRules,
): LeftOut | undefined {
  const { kinds, sentence, citation } = consentListExcludes;
  if (!one.part2Consent) {
    return leftOut(one, 'It was not made with a consent under 42 CFR Part 2.', '42 CFR 2.25');
  }
  const excludes: readonly string[] = kinds;
  return excludes.includes(one.basisKind) ? leftOut(one, sentence, citation) : undefined;
}

/** Said to be accountable at the release, it stays so; else the first exclusion that fits. */
function excluded(one: AccountedDisclosure, rules: AccountingRules): LeftOut | undefined {
  const found = rules.exclusions.find((rule) => fits(rule, one));
  if (one.accountable === true || (one.accountable === undefined && !found)) return undefined;
  const sentence = found?.sentence ?? one.accountableWhy ?? '';
  return leftOut(one, sentence, found?.citation ?? rules.citation);
}

function fits(rule: AccountingRules['exclusions'][number], one: AccountedDisclosure): boolean {
  if (rule.before !== undefined) return one.disclosedOn < rule.before;
  const kinds: readonly string[] = rule.kinds ?? [];
  return kinds.includes(one.basisKind) || (rule.rows ?? []).includes(one.basisRow);
}

function hiddenBy(one: AccountedDisclosure, question: AccountingQuestion): LeftOut | undefined {
  const held = suspensionOn(one, question);
  return held && leftOut(one, held.sentence, held.citation);
}

function leftOut(one: AccountedDisclosure, sentence: string, citation: string): LeftOut {
  const { id, disclosedOn, recipientName } = one;
  return { id, disclosedOn, recipientName, sentence, citation };
}

/** The full first entry, how often, and the last day ((b)(3)); studies by protocol ((b)(4)). */
function entriesOf(
  disclosures: readonly AccountedDisclosure[],
  rules: AccountingRules,
): readonly AccountingEntry[] {
  const series = new Map<string, AccountedDisclosure[]>();
  for (const one of disclosures) {
    const key = seriesKey(one);
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  return [...series.values()].flatMap((many) => {
    const [first] = many;
    if (!first) return [];
    const lastOn = many.at(-1)?.disclosedOn ?? first.disclosedOn;
    const { disclosedOn, recipientName, recipientAddress } = first;
    const words = wordsOf(first, rules);
    return [{ disclosedOn, recipientName, recipientAddress, ...words, times: many.length, lastOn }];
  });
}

function seriesKey({ recipientName, recipientAddress, purpose, basisRow }: AccountedDisclosure) {
  return [recipientName, recipientAddress, purpose, basisRow]
    .map((part) => part.trim().toLowerCase())
    .join('\n');
}

function wordsOf(
  { description, purpose, protocol }: AccountedDisclosure,
  { protocolFrom }: AccountingRules,
): Pick<AccountingEntry, 'description' | 'purpose'> {
  if (!protocol || protocol.participants < protocolFrom) return { description, purpose };
  return {
    description: `${description}. Your information may or may not have been part of it.`,
    purpose: `Study “${protocol.name}”: ${protocol.purpose}. ${protocol.contact}`,
  };
}
