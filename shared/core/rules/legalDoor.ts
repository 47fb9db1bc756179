import type { BasisAnswers, BasisDecision, BasisSlice } from '../../domain/basis/slice';
import { factsOf, type LawFacts } from '../../domain/law/condition';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { asLogged, clinicOf, todayOf, type OpenDesk } from '../context';
import {
  asDecision,
  decideBasis,
  firstUnmet,
  type BasisOutcome,
  type DecidedBasis,
} from '../decide/basis';
import { serviceOf } from '../money/facts';
import { settledDay } from '../money/standing';
import { packsOfRequest, questionsOf } from './requestPacks';
import { answersBut, answersTo, standingAnswers } from './basisAnswers';
import { fileFactsOf } from './lawFacts';

/** The legal door and its clock, by the law of the clinic's state on the day of receipt. */
export function doorOf(
  desk: OpenDesk,
  state: RequestState,
  answers: BasisAnswers,
  row?: string,
): BasisOutcome {
  const { facts } = asLogged(state);
  const question = {
    ...{ answers, row },
    facts: doorFacts(desk, state),
    packs: packsOfRequest(desk, state),
    requesterKind: facts.requesterKind,
    receivedOn: facts.receivedOn,
    facilityType: clinicOf(desk).profile.facilityType,
    service: serviceOf(state),
    paperDay: state.answer?.paperDay,
    extendedTo: state.answer?.extension?.completeBy,
    today: todayOf(desk),
  };
  const outcome = decideBasis(question);
  const paidOn = outcome.decided && paidUnder(desk, state, outcome.decided);
  return paidOn === undefined ? outcome : decideBasis({ ...question, paidOn });
}

/** What there is to pay hangs on the door, and a clock may wait for it to be paid. */
function paidUnder(desk: OpenDesk, state: RequestState, decided: DecidedBasis): string | undefined {
  const at = { by: desk.user.id, at: desk.clock.now() };
  return settledDay(desk, { ...state, basis: { ...asDecision(decided), decided: at } });
}

/** Facts of the file; the decision itself decides nothing. */
export function doorFacts(desk: OpenDesk, state: RequestState): LawFacts {
  const file = fileFactsOf(desk, state);
  return { ...file, basisKind: undefined, basisRow: undefined };
}

/** A decision held against what is known now. */
interface BasisStanding {
  /** Why it no longer follows; absent where it does, or where a manager chose the row. */
  readonly moved?: string | undefined;
  /** The first thing it requires that nobody has shown. */
  readonly requirement?: ReturnType<typeof firstUnmet>;
}

export function basisStanding(
  desk: OpenDesk,
  state: RequestState,
  basis: BasisSlice,
): BasisStanding {
  const { route, decided } = doorOf(desk, state, standingAnswers(desk, state), basis.row);
  const requirement = decided && firstUnmet(decided.requirements);
  if (route.conflict !== '') return { moved: route.conflict, requirement };
  if (basis.override) return { moved: overrideMoved(basis, route), requirement };
  if (route.kind === 'ask') return { moved: openQuestion(route.question.ask), requirement };
  if (route.row.id === basis.row) return { requirement };
  const moved = `What is known now leads to another basis: ${route.row.title}. Decide it anew.`;
  return { moved, requirement };
}

/** A manager chose against one row of the rules; where they lead to another, it is asked again. */
function overrideMoved(basis: BasisSlice, route: BasisOutcome['route']): string | undefined {
  const ruled = route.kind === 'decided' ? route.row.id : '';
  if (basis.override === undefined || ruled === basis.override.ruleRow) return undefined;
  return 'What is known has changed since a manager chose this basis. Decide it anew.';
}

/** Who asks or who receives is another: what was shown for the one before, and decided, falls. */
export function decideForOthers(
  desk: OpenDesk,
  state: RequestState,
  basis: BasisSlice,
): RequestOperation[] {
  const packs = packsOfRequest(desk, state);
  const leading = new Set(packs.federal.pack.rows.flatMap(({ when }) => (when ? [...factsOf(when)] : []))); // prettier-ignore
  const kept = questionsOf(packs).filter(
    ({ id, about, by }) => leading.has(id) && about === undefined && by === undefined,
  );
  return [reopened(answersTo(basis.answers, kept), 'Who asks, who receives or where it is sent has changed. Decide the basis anew.')]; // prettier-ignore
}

/** Facts were corrected: the basis is decided anew, or is undecided and says why. */
export function decideAgain(
  desk: OpenDesk,
  state: RequestState,
  basis: BasisSlice,
): RequestOperation[] {
  const { override } = basis;
  const row = override && basis.row;
  const answers = standingAnswers(desk, state);
  const before = doorOf(desk, state, answers, row);
  const isSame = before.decided?.routed.row === basis.row;
  const { route, decided } = isSame ? before : doorOf(desk, state, unreserved(desk, state, answers), row); // prettier-ignore
  if (route.conflict !== '') return [reopened(answers, route.conflict)];
  if (decided) return [decidedAs({ ...asDecision(decided), pagesSaid: basis.pagesSaid, ...(override && { override }) })]; // prettier-ignore
  const open = route.kind === 'ask' ? route.question.ask : '';
  return [reopened(answers, openQuestion(open))];
}

function openQuestion(question: string): string {
  return `One question decides the basis now: ${question}`;
}

function decidedAs(decision: BasisDecision): RequestOperation {
  return { type: 'basis.decided', body: { decision } };
}

function reopened(answers: BasisAnswers, sentence: string): RequestOperation {
  return { type: 'basis.reopened', body: { answers, sentence } };
}

/** What somebody else had to decide was decided for the row that held then. */
function unreserved(desk: OpenDesk, state: RequestState, answers: BasisAnswers): BasisAnswers {
  const reserved = questionsOf(packsOfRequest(desk, state)).filter(({ by }) => by !== undefined);
  return answersBut(answers, reserved);
}
