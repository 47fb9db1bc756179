import {
  denialLetterBy,
  judgeDenial,
  reviewRefusal,
  stateDenialRules,
} from '../../domain/answer/denial';
import { timersOf, type Timer } from '../../domain/answer/timers';
import { localDate } from '../../domain/base/localDate';
import { accountingOf, type Accounting } from '../../domain/disclosure/accounting';
import { accountingClock, type AccountingClock } from '../../domain/disclosure/accountingClock';
import { dueDate, type DueDate } from '../../domain/intake/dueDate';
import type { AccountingRules } from '../../domain/law/accountingRules';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { pageKey, type PageRef } from '../../domain/review/slice';
import { nothingStays } from '../../domain/sensitive/wholeChart';
import type { CaseGiven } from './caseFile';

/** What a case comes to about clocks, denials and accountings; keyed by id. */
export interface AnswerDecision {
  readonly clock?: DueDate;
  readonly timers?: Readonly<Record<string, Timer>>;
  readonly denial?: DenialOutcome;
  readonly review?: { readonly allowed: boolean; readonly sentence?: string | undefined };
  readonly accounting?: AccountingOutcome;
}

interface DenialOutcome {
  readonly allowed: boolean;
  readonly code?: string;
  /** The basis for the letter, or why it is refused. */
  readonly sentence: string;
  readonly reviewable?: boolean;
  readonly letterBy?: string | undefined;
  /** The reason that stands on the pages left out. */
  readonly leaveOut?: string | undefined;
  /** The exception to information blocking has to be told in writing. */
  readonly tellInWriting?: boolean | undefined;
  /** Nobody has read the code, or the exception that goes with it, in its source yet. */
  readonly unverified?: { readonly code: boolean; readonly exception?: boolean | undefined };
  readonly stateRules: Readonly<Record<string, { readonly sentence: string }>>;
}

type AccountingOutcome = Pick<Accounting, 'from' | 'to' | 'entries'> &
  AccountingClock & {
    readonly leftOut: Readonly<Record<string, { readonly sentence: string }>>;
    readonly suspended: Readonly<Record<string, { readonly sentence: string }>>;
  };

/** `facts`: those of the case with the door it came to. */
export function decideAnswer(
  given: CaseGiven,
  packs: PacksInForce,
  facts: LawFacts,
): AnswerDecision {
  return {
    ...clockPart(given, packs, facts),
    ...(given.denial && { denial: denialPart({ given, facts }, given.denial, packs) }),
    ...(given.review && { review: reviewPart(given.review, packs) }),
    ...(given.accounting && { accounting: accountingPart(given, given.accounting, packs) }),
  };
}

function clockPart(
  given: CaseGiven,
  packs: PacksInForce,
  facts: LawFacts,
): Pick<AnswerDecision, 'clock' | 'timers'> {
  if (!given.clock) return {};
  const { basis, paperDay, starts, ...rest } = given.clock;
  const { receivedOn, clinic, requester, today } = given;
  const clock = dueDate({
    ...{ basis, paperDay, receivedOn, packs, ...rest },
    today: today ?? receivedOn,
    facilityType: clinic.facilityType,
    requesterKind: requester.kind,
    facts,
  });
  const begun = { receipt: receivedOn, ...starts };
  const timers = timersOf({ starts: begun, basis, paperDay, packs, facts });
  return { clock, timers: byId(timers) };
}

function denialPart(
  { given, facts }: { readonly given: CaseGiven; readonly facts: LawFacts },
  denial: NonNullable<CaseGiven['denial']>,
  packs: PacksInForce,
): DenialOutcome {
  const { code, answers, blockingException, role, legalDue } = denial;
  const pages = pagesUpTo(denial.pages).map((page) => ({ ...page, ground: denial.ground }));
  const judged = judgeDenial({
    decision: { code, answers, blockingException, pages },
    role,
    looked: pagesUpTo(denial.looked ?? denial.pages),
    refusesWhole: refusesWholeCase(denial),
    facts,
    packs,
  });
  if (!judged.allowed) return { ...judged, stateRules: {} };
  const { sentence, reviewable, leaveOut } = judged.rule;
  const letterDue = legalDue === undefined ? undefined : localDate(legalDue);
  const letterBy = denialLetterBy({
    codes: [code],
    receivedOn: given.receivedOn,
    legalDue: letterDue,
    packs,
  });
  const stateRules = byId(stateDenialRules([code], packs));
  const exception = packs.federal.pack.blockingExceptions.find(
    ({ id }) => id === blockingException,
  );
  const tellInWriting = exception?.needsWriting;
  const unverified = {
    code: judged.rule.status === 'verify',
    exception: exception && exception.status === 'verify',
  };
  const told = { sentence, reviewable, letterBy, leaveOut, tellInWriting };
  return { allowed: true, ...told, unverified, stateRules };
}

/** The pages that are left out already are the last of the chart, those denied its first. */
function refusesWholeCase(denial: NonNullable<CaseGiven['denial']>): boolean {
  const { pages, chart, leftOut, wholeException } = denial;
  if (chart === undefined || wholeException) return false;
  const all = pagesUpTo(chart);
  const out = [...all.slice(0, pages), ...all.slice(chart - leftOut)];
  return nothingStays(all, out.map(pageKey));
}

function pagesUpTo(many: number): readonly PageRef[] {
  return Array.from({ length: many }, (_, at) => ({ documentId: 'chart', page: at + 1 }));
}

function reviewPart(
  { code, role, reviewer, deniedBy }: NonNullable<CaseGiven['review']>,
  packs: PacksInForce,
): NonNullable<AnswerDecision['review']> {
  const rule = packs.federal.pack.denials.find((one) => one.id === code);
  const sentence = reviewRefusal({
    ...{ role, reviewer, deniedBy },
    reviewable: rule?.reviewable ?? false,
    mayReview: rule?.mayChoose ?? [],
  });
  return { allowed: sentence === undefined, sentence };
}

function accountingPart(
  given: CaseGiven,
  asked: NonNullable<CaseGiven['accounting']>,
  packs: PacksInForce,
): AccountingOutcome {
  const rules = accountingRulesOf(packs);
  const today = given.today ?? given.receivedOn;
  const { from, to, entries, leftOut, suspended } = accountingOf({
    list: asked.list,
    requestedOn: asked.requestedOn,
    from: asked.from,
    disclosures: asked.disclosures.map(disclosureOfCase),
    suspensions: asked.suspensions,
    ...{ today, rules },
  });
  const clock = accountingClock({
    receivedOn: asked.requestedOn,
    extendedTo: asked.extendedTo,
    earlier: asked.earlier,
    ...{ today, rules, packs },
  });
  const explained = { leftOut: byId(leftOut), suspended: byId(suspended) };
  return { from, to, entries, ...explained, ...clock };
}

type CaseDisclosure = NonNullable<CaseGiven['accounting']>['disclosures'][number];

function disclosureOfCase(one: CaseDisclosure) {
  return {
    id: one.id,
    disclosedOn: one.on,
    recipientName: one.to,
    recipientAddress: one.address,
    description: one.what,
    purpose: one.purpose,
    basisRow: one.row,
    basisKind: one.kind,
    accountable: one.accountable,
    part2Consent: one.part2,
    protocol: one.protocol,
  };
}

export function accountingRulesOf({ federal }: PacksInForce): AccountingRules {
  const { accounting } = federal.pack;
  if (!accounting) throw new Error('rule pack has no accounting of disclosures');
  return accounting;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}
