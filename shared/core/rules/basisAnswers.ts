import type { BasisAnswers, BasisSlice } from '../../domain/basis/slice';
import { mayAnswer } from '../../domain/law/answeredBy';
import type { Question } from '../../domain/law/basisRules';
import { noNewPages } from '../../domain/request/about';
import type { RequestState } from '../../domain/request/state';
import { aboutOf } from '../about';
import type { OpenDesk } from '../context';
import { oncePerState } from '../once';
import { packsOfRequest, questionsOf } from './requestPacks';

/**
 * The answers of the basis that still count. One to a question the packs no longer have is none, and
 * never stops the desk; one about pages is none once a page goes out that it was not given about.
 */
export const standingAnswers = oncePerState((desk, state): BasisAnswers => {
  const { basis } = state;
  if (!basis) return {};
  const questions = questionsOf(packsOfRequest(desk, state));
  const now = aboutOf(state);
  return Object.fromEntries(
    Object.entries(basis.answers).filter(([id, value]) => {
      const question = questions.find((one) => one.id === id);
      const isOffered = question?.options.some((one) => one.value === value) ?? false;
      return isOffered && (question?.about !== 'pages' || noNewPages(saidOf(basis, id), now));
    }),
  );
});

function saidOf({ pagesSaid }: BasisSlice, id: string) {
  const pages = pagesSaid?.[id];
  return pages && { pages };
}

/** Which pages the answers are about: those of now, but of what another answered those of then. */
export function pagesSaidNow(
  desk: OpenDesk,
  state: RequestState,
  answers: BasisAnswers,
): BasisSlice['pagesSaid'] {
  const { pages } = aboutOf(state);
  const asked = questionsOf(packsOfRequest(desk, state)).filter(isAboutPages);
  const said = asked.flatMap(({ id, by }): [string, typeof pages][] => {
    if (answers[id] === undefined) return [];
    const isAnothers = !mayAnswer({ by }, desk.user.role);
    const then = state.basis?.pagesSaid?.[id];
    return isAnothers ? (then ? [[id, then]] : []) : [[id, pages]];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function isAboutPages({ about }: Question): boolean {
  return about === 'pages';
}

/** The answers to these questions. */
export function answersTo(answers: BasisAnswers, questions: readonly Question[]): BasisAnswers {
  const ids = new Set(questions.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

/** The answers but those to these questions. */
export function answersBut(answers: BasisAnswers, questions: readonly Question[]): BasisAnswers {
  const ids = new Set(questions.map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.has(id)));
}
