import type { basisVerbs, BasisPreview, BasisQuestionView, RecordAnswer } from '../contract/basis';
import { Refused } from '../domain/base/fault';
import { factOf } from '../domain/basis/answers';
import type { RequirementOutcome } from '../domain/basis/requirements';
import { keptAnswers, likelyAnswers, offeredOptions } from '../domain/basis/route';
import type { BasisAnswers, BasisDecision, BasisSlice } from '../domain/basis/slice';
import { whyNotYours } from '../domain/law/answeredBy';
import type { Question } from '../domain/law/basisRules';
import type { LawFacts } from '../domain/law/condition';
import { peopleFactNames } from '../domain/patients/peopleFactNames';
import type { RequestState } from '../domain/request/state';
import { needsPaperDay, paperDaySet, withPaperDay } from './answer/paperDay';
import { sendBasisLetter } from './basis/letter';
import { change } from './change';
import { asLogged, loggedRequest, requestOf, type OpenDesk, type StationHandlers } from './context';
import { asDecision, type BasisOutcome } from './decide/basis';
import { pagesSaidNow } from './rules/basisAnswers';
import { packsOfRequest, questionsOf } from './rules/requestPacks';
import { doorAnswered, keptAnswersOf } from './basis/answered';
import { doorFacts } from './rules/legalDoor';
import { viewOf } from './view';

/** Basis: the legal door the request comes through, with its clock and its reason. */
export const basisHandlers: StationHandlers<typeof basisVerbs> = {
  'basis.preview': (desk, { requestId, answers, row, paperDay }) => {
    const state = withPaperDay(requestOf(desk, requestId), paperDay);
    return previewOf(desk, state, answers ?? startingAnswers(desk, state), row);
  },
  'basis.decide': async (desk, { requestId, answers, keepOverride, paperDay }) => {
    const logged = loggedRequest(desk, requestId);
    const daySet = paperDaySet(logged, paperDay);
    const state = withPaperDay(logged.state, paperDay);
    const kept = keepOverride ? chosenBefore(state) : undefined;
    const decision = decisionFor(desk, state, doorAnswered(desk, state, answers, kept?.row));
    const body = { decision: { ...decision, ...(kept && { override: kept.override }) } };
    await change(desk, requestId, ...daySet, { type: 'basis.decided', body });
    return viewOf(desk, requestId);
  },
  'basis.rows': (desk, { requestId }) => {
    const { state } = asLogged(requestOf(desk, requestId));
    const { rows } = packsOfRequest(desk, state).federal.pack;
    return { rows: rows.map(({ id, title, sentence }) => ({ id, title, sentence })) };
  },
  'basis.override': async (desk, { requestId, row, reason, answers }) => {
    const { state } = loggedRequest(desk, requestId);
    const outcome = doorAnswered(desk, state, answers, row);
    const ruled = outcome.route.kind === 'decided' ? outcome.route.row : undefined;
    if (ruled?.id === row) {
      throw new Refused('same-row', 'The rules decide this basis by themselves. Press Decide.');
    }
    const override = { ruleRow: ruled?.id ?? '', ruleTitle: ruled?.title ?? '', reason };
    const body = { decision: { ...decisionFor(desk, state, outcome), override } };
    await change(desk, requestId, { type: 'basis.overridden', body });
    return viewOf(desk, requestId);
  },
  'basis.sendLetter': async (desk, { requestId, caseCaption }) => {
    await sendBasisLetter(desk, requestId, caseCaption);
    return viewOf(desk, requestId);
  },
};

type Override = Pick<BasisSlice, 'row' | 'override'>;

function chosenBefore({ basis }: RequestState): Override | undefined {
  return basis?.override && { row: basis.row, override: basis.override };
}

/** The decision, with the pages its answers are about. */
function decisionFor(
  desk: OpenDesk,
  state: RequestState,
  { route, decided }: BasisOutcome,
): BasisDecision {
  if (route.conflict !== '') throw new Refused('basis-contradiction', route.conflict);
  if (decided) {
    const decision = asDecision(decided);
    return { ...decision, pagesSaid: pagesSaidNow(desk, state, decision.answers) };
  }
  const question = route.kind === 'ask' ? route.question.ask : '';
  throw new Refused('basis-open', `One question is open: ${question}`);
}

/** What was kept, else the usual answers to confirm. */
function startingAnswers(desk: OpenDesk, state: RequestState): BasisAnswers {
  if (state.basis ?? state.basisLog?.undecided) return keptAnswersOf(desk, state);
  const packs = packsOfRequest(desk, state);
  const context = { pack: packs.federal.pack, questions: questionsOf(packs) };
  return likelyAnswers({}, { ...context, facts: doorFacts(desk, state) });
}

function previewOf(
  desk: OpenDesk,
  state: RequestState,
  given: BasisAnswers,
  row: string | undefined,
): BasisPreview {
  const { route, decided, answers } = doorAnswered(desk, state, given, row);
  const shown = (question: Question) => questionView(desk, question, route.facts, answers);
  const known = (question: Question) => recordAnswer(question, route.facts);
  const waiting = decided?.requirements.filter((one) => isShown(one)) ?? [];
  return {
    answers: decided?.routed.answers ?? keptAnswers(route.asked),
    asked: route.asked.map(({ question }) => shown(question)),
    ...(route.kind === 'ask' && { next: shown(route.question) }),
    refining: route.kind === 'decided' ? route.refining.map(shown) : [],
    conflict: route.conflict,
    ...(decided && { decision: asDecision(decided) }),
    needsPaperDay: needsPaperDay(packsOfRequest(desk, state), decided?.routed.kind),
    requirements: waiting.map((one) => ({
      ...one,
      asks: one.asks.map(shown),
      onRecord: one.onRecord.flatMap(known),
    })),
  };
}

/** What does not apply, or waits for an answer that is asked elsewhere, is no line on the screen. */
function isShown({ answer, waits }: RequirementOutcome): boolean {
  return answer !== 'not-applicable' && !waits;
}

/** What the file says to a question; nothing where it says what is no answer to it. */
function recordAnswer(question: Question, facts: LawFacts): RecordAnswer[] {
  const { id, ask, options } = question;
  const said = options.find(({ value }) => factOf(question, value) === facts[id]);
  const place = id in peopleFactNames ? 'people' : 'intake';
  return said ? [{ id, ask, says: said.label, place }] : [];
}

function questionView(
  { user }: OpenDesk,
  question: Question,
  facts: LawFacts,
  answers: BasisAnswers,
): BasisQuestionView {
  const { id, ask, why } = question;
  const value = answers[id];
  const offered = offeredOptions(question, facts);
  const reserved = whyNotYours(question, user.role);
  return {
    ...{ id, ask, why },
    ...(reserved !== '' && { reserved }),
    options: question.options
      .filter((one) => one.value === value || offered.includes(one))
      .map(({ value: option, label }) => ({ value: option, label })),
    ...(value !== undefined && { value }),
  };
}
