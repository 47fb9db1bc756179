import { compareDates, localDate, type LocalDate } from '../base/localDate';
import { countDays } from '../intake/clocks';
import { holds, type LawFacts } from '../law/condition';
import type { DenialRule, NeverGround } from '../law/denialRules';
import type { PacksInForce } from '../law/pack';
import { pageKey, type PageRef } from '../review/slice';
import { wholeChartSentence } from '../sensitive/wholeChart';
import type { DenialDecision } from './slice';

/** What a decision to deny is judged by. */
export interface DenialQuestion {
  readonly decision: Pick<DenialDecision, 'code' | 'pages' | 'answers' | 'blockingException'>;
  /** What the person who decides is on this desk. */
  readonly role: string;
  /** Pages of the request that somebody has looked at. */
  readonly looked: readonly PageRef[];
  /** Nothing of the chart would go out any more, and no exception for the whole of it is recorded. */
  readonly refusesWhole: boolean;
  readonly facts: LawFacts;
  readonly packs: PacksInForce;
}

export type DenialJudgement =
  | { readonly allowed: true; readonly rule: DenialRule }
  | { readonly allowed: false; readonly code: string; readonly sentence: string };

/**
 * Whether this person may deny this, on this ground. A clerk never decides that access would
 * endanger somebody: the law asks for a licensed professional's judgment (164.524(a)(3)).
 */
export function judgeDenial(question: DenialQuestion): DenialJudgement {
  const { decision, packs } = question;
  const never = neverGroundsOf(packs).find((one) => one.id === decision.code);
  if (never) return refused('never-a-ground', never.sentence);
  const rule = packs.federal.pack.denials.find((one) => one.id === decision.code);
  if (!rule) return refused('no-such-ground', 'The law knows no such ground. Choose another.');
  const refusal = refusalOf(rule, question);
  return refusal ?? { allowed: true, rule };
}

/** What no law lets stand as a ground: the federal ones, then the state’s own. */
export function neverGroundsOf({ federal, state }: PacksInForce): readonly NeverGround[] {
  return [...federal.pack.neverGrounds, ...state.pack.neverGrounds];
}

function refusalOf(rule: DenialRule, question: DenialQuestion): DenialJudgement | undefined {
  if (!isAccess(question.facts)) return refused('not-access', notAccess);
  if (!rule.mayChoose.includes(question.role)) return refused('not-yours', rule.notYours);
  if (holds(rule.when, question.facts) !== 'yes') {
    return refused('not-here', rule.notHere ?? rule.notYours);
  }
  return askedRefusal(rule, question) ?? exceptionRefusal(question) ?? pagesRefusal(rule, question);
}

const notAccess =
  'This is not the patient’s own access request, so there is nothing to deny under the right of access. Send the form back, object to the paper, or put the request on hold.';

function isAccess({ basisKind }: LawFacts): boolean {
  return basisKind === 'access' || basisKind === 'directive';
}

function askedRefusal(
  { asks }: DenialRule,
  { decision: { answers } }: DenialQuestion,
): DenialJudgement | undefined {
  const no = asks.find((one) => answers[one.id] === 'no');
  if (no) return refused('ground-not-met', no.refused);
  const open = asks.find((one) => answers[one.id] === undefined);
  return open && refused('ground-open', `Answer first: ${open.text}`);
}

function exceptionRefusal({ decision, packs }: DenialQuestion): DenialJudgement | undefined {
  const known = packs.federal.pack.blockingExceptions;
  if (known.some((one) => one.id === decision.blockingException)) return undefined;
  return refused(
    'no-exception',
    'Say which information-blocking exception covers it, or that the records are not electronic.',
  );
}

/** A denial is partial by default: what has no ground of its own goes out (164.524(d)(1)). */
function pagesRefusal(
  { covers }: DenialRule,
  { decision: { pages }, looked, refusesWhole }: DenialQuestion,
): DenialJudgement | undefined {
  if (covers !== 'pages') {
    return pages.length === 0
      ? undefined
      : refused('no-pages-here', 'This ground is not about single pages. Choose none.');
  }
  if (pages.length === 0) {
    return refused('no-pages', 'Choose the pages this ground covers. Everything else goes out.');
  }
  if (pages.some((page) => page.ground.trim() === '')) {
    return refused('page-without-ground', 'Say for each page why this very page is denied.');
  }
  const seen = new Set(looked.map(pageKey));
  const unseen = pages.filter((page) => !seen.has(pageKey(page))).length;
  if (unseen === 0) return refusesWhole ? refused('whole-chart', wholeChartSentence) : undefined;
  const many = unseen === 1 ? '1 of these pages has' : `${unseen} of these pages have`;
  return refused(
    'page-not-looked-at',
    `${many} not been looked at. Nobody can deny a page unseen.`,
  );
}

function refused(code: string, sentence: string): DenialJudgement {
  return { allowed: false, code, sentence };
}

/** What the clinic's state adds to a denial under these codes. */
export function stateDenialRules(
  codes: readonly string[],
  { state }: PacksInForce,
): PacksInForce['state']['pack']['stateDenials'] {
  return state.pack.stateDenials.filter(
    (rule) => rule.codes === undefined || rule.codes.some((code) => codes.includes(code)),
  );
}

export interface LetterDay {
  readonly codes: readonly string[];
  readonly receivedOn: string;
  /** The last day of the access clock. */
  readonly legalDue?: LocalDate | undefined;
  readonly packs: PacksInForce;
}

/** The last day for the letter: inside the access clock, and earlier where the state says so. */
export function denialLetterBy(question: LetterDay): LocalDate | undefined {
  const { codes, receivedOn, legalDue, packs } = question;
  const ends = stateDenialRules(codes, packs).flatMap(({ within }) =>
    within ? [countDays(localDate(receivedOn), within, packs)] : [],
  );
  return [...ends, ...(legalDue ? [legalDue] : [])].sort(compareDates)[0];
}

export interface ReviewQuestion {
  readonly role: string;
  readonly reviewer: string;
  /** Who decided the denial. */
  readonly deniedBy: readonly string[];
  readonly reviewable: boolean;
  readonly mayReview: readonly string[];
}

/** A licensed professional who took no part in the denial decides the review ((a)(4)). */
export function reviewRefusal(question: ReviewQuestion): string | undefined {
  if (!question.reviewable) {
    return 'This denial cannot be reviewed: the law gives a review only where a professional’s judgment was the ground.';
  }
  if (!question.mayReview.includes(question.role)) {
    return 'Only a licensed professional may decide a review. Ask one to sign in.';
  }
  return question.deniedBy.includes(question.reviewer)
    ? 'You decided this denial, so another licensed professional has to review it.'
    : undefined;
}
