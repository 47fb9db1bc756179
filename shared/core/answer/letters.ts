import { stateDenialRules } from '../../domain/answer/denial';
import { untoldDecisions } from '../../domain/answer/standing';
import type { LetterValues } from '../../domain/letters/places';
import { pageKey } from '../../domain/review/slice';
import { longDate } from '../calendar';
import { dayOf, todayOf, type LoggedRequest, type OpenDesk } from '../context';
import { decisionsUnderReview, denialRule } from './decisions';
import { packsOfRequest } from '../rules/requestPacks';
import { fileLetter } from '../letters/desk';
import { letterValues } from '../letters/values';
import { pagesGoingOut } from '../packing';

interface Extension {
  readonly reason: string;
  readonly completeBy: string;
}

interface NotThere {
  readonly kind: 'not-found' | 'elsewhere';
  readonly reason: string;
  readonly whereToAsk: string;
  readonly lookedIn: string;
}

/** Each letter is filed together with what it says: neither stands without the other. */
export const answerLetters = {
  extension: (desk: OpenDesk, request: LoggedRequest, body: Extension) =>
    fileLetter(
      desk,
      request,
      {
        templateId: 'extension',
        values: { reasons: [body.reason], completionDate: longDate(body.completeBy) },
      },
      [{ type: 'answer.extended', body }],
    ),
  notThere: (desk: OpenDesk, request: LoggedRequest, { lookedIn, ...said }: NotThere) =>
    fileLetter(
      desk,
      request,
      { templateId: 'no-records', values: notThereValues(desk, request, { ...said, lookedIn }) },
      [{ type: 'answer.notProduced', body: { ...said, exception: '', toldInWriting: true } }],
    ),
  denial: (desk: OpenDesk, request: LoggedRequest) => {
    const decisionIds = untoldDecisions(request.state.answer).map((one) => one.id);
    return fileLetter(
      desk,
      request,
      { templateId: 'denial', values: denialValues(desk, request), byLaw: ['grounds'] },
      [{ type: 'answer.denied', body: { decisionIds } }],
    );
  },
  reviewResult: (desk: OpenDesk, request: LoggedRequest, outcome: 'upheld' | 'overturned') =>
    fileLetter(
      desk,
      request,
      {
        templateId: 'denial-review-result',
        values: resultValues(desk, request, outcome),
        byLaw: ['grounds'],
      },
      [{ type: 'answer.reviewTold', body: {} }],
    ),
} as const;

/** What was looked for and where, and who is to be asked instead (164.524(d)(3)). */
function notThereValues(desk: OpenDesk, request: LoggedRequest, said: NotThere): LetterValues {
  const { searched } = letterValues(desk, request, 'requester');
  const places = said.lookedIn.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  return {
    searched: [...(typeof searched === 'string' ? [searched] : (searched ?? [])), ...places],
    ...holdersOf([said.whereToAsk]),
  };
}

/** Everybody who has what the clinic does not keep, each once. */
function holdersOf(typed: readonly string[]): LetterValues {
  const places = typed.map((place) => place.trim().replace(/\.$/, ''));
  const holder = [...new Set(places)].filter((place) => place !== '');
  return { knowsHolder: holder.length === 0 ? 'no' : 'yes', holder };
}

/** The basis, whether it can be reviewed, where else to ask; neutral about what the pages say. */
function denialValues(desk: OpenDesk, { state }: LoggedRequest): LetterValues {
  const packs = packsOfRequest(desk, state);
  const untold = untoldDecisions(state.answer);
  const rules = untold.flatMap((one) => denialRule(packs, one.code) ?? []);
  const added = stateDenialRules(
    untold.map((one) => one.code),
    packs,
  ).flatMap((rule) => rule.letter ?? []);
  const whole = pagesGoingOut(state).length === 0;
  const pages = new Set(untold.flatMap((one) => one.pages.map(pageKey))).size;
  return {
    denied: pages > 0 ? `${pages} ${pages === 1 ? 'page' : 'pages'} of your records` : 'the records you asked for', // prettier-ignore
    grounds: [...new Set([...rules.map((rule) => rule.sentence), ...added])],
    denialScope: whole ? 'whole' : 'part',
    reviewable: rules.some((rule) => rule.reviewable) ? 'yes' : 'no',
    ...holdersOf(untold.map((one) => one.whereToAsk)),
  };
}

function resultValues(
  desk: OpenDesk,
  { state }: LoggedRequest,
  outcome: 'upheld' | 'overturned',
): LetterValues {
  const packs = packsOfRequest(desk, state);
  const reviewed = state.answer?.review?.reviewed;
  const on = reviewed ? dayOf(desk, reviewed) : todayOf(desk);
  const grounds = decisionsUnderReview(state, packs).flatMap(
    (one) => denialRule(packs, one.code)?.sentence ?? [],
  );
  return {
    reviewOutcome: outcome === 'upheld' ? 'upheld' : 'reversed',
    grounds: outcome === 'upheld' ? [...new Set(grounds)] : [overturned],
    reviewedOn: longDate(on),
  };
}

const overturned = 'The reviewer found that there is no ground to keep these pages from you.';
