import type { sensitiveVerbs } from '../contract/sensitiveVerbs';
import { managingRoles } from '../contract/verb';
import { Refused } from '../domain/base/fault';
import type { RequestState } from '../domain/request/state';
import { confirmation } from '../domain/sensitive/fold';
import { seenMarks } from '../domain/review/seenMarks';
import { shadowsOf, type ReadPage } from '../domain/sensitive/shadows';
import type { NewTag, Tag } from '../domain/sensitive/slice';
import { aboutOf } from './about';
import { change } from './change';
import { loggedRequest, workableRequest, type OpenDesk, type StationHandlers } from './context';
import { noSuchPage } from './pages';
import { packsOfRequest } from './rules/requestPacks';
import { checkAnswered } from './rules/reserved';
import { sendPatientForm } from './letters/patientForm';
import { documentsOf, standingMarks } from './packing';
import { standingAnswers } from './sensitive/facts';
import { noText, wordsOfDocument } from './records/words';
import { viewOf } from './view';

/** Specially protected pages: tagged, answered for, and let through their gate or left out. */
export const sensitiveHandlers: StationHandlers<typeof sensitiveVerbs> = {
  'sensitive.tag': async (desk, { requestId, pages, category, service, isPart2 }) => {
    const state = workableRequest(desk, requestId);
    checkPlaces(state, pages);
    const tags = pages.map((place): NewTag => {
      const id = desk.ids.newId();
      const said = { service, isPart2 };
      return { ...place, ...said, id, category, source: 'clerk', because: '', status: 'confirmed' };
    });
    await change(desk, requestId, { type: 'sensitive.tagged', body: { tags } });
    return viewOf(desk, requestId);
  },
  'sensitive.answer': async (desk, { requestId, page, ...said }) => {
    const state = workableRequest(desk, requestId);
    const tags = knownTags(state, said.tagIds);
    checkService(tags, said.service);
    const pages = said.covered === undefined ? undefined : pagesSaidOf(state, tags, page);
    const body = { ...said, pages };
    await change(desk, requestId, { type: 'sensitive.answered', body });
    return viewOf(desk, requestId);
  },
  'sensitive.clear': async (desk, { requestId, tagIds, reason }) => {
    const tags = knownTags(workableRequest(desk, requestId), tagIds);
    if (!tags.every((tag) => mayClear(desk, tag))) throw notYoursToClear();
    if (reason === undefined && tags.some(({ status }) => status === 'confirmed')) throw sayWhy();
    await change(desk, requestId, { type: 'sensitive.cleared', body: { tagIds, reason } });
    return viewOf(desk, requestId);
  },
  'sensitive.answerFact': async (desk, { requestId, fact, answer }) => {
    const state = workableRequest(desk, requestId);
    checkFact(desk, state, fact, answer);
    const body = { fact, answer, about: aboutOf(state) };
    await change(desk, requestId, { type: 'sensitive.factAnswered', body });
    return viewOf(desk, requestId);
  },
  'sensitive.askForForm': async (desk, { requestId, ...reach }) => {
    const form = { forms: ['Authorization for specially protected records'], ...reach };
    await sendPatientForm(desk, loggedRequest(desk, requestId), form, []);
    return viewOf(desk, requestId);
  },
  'sensitive.decide': async (desk, { requestId, ...decision }) => {
    const state = workableRequest(desk, requestId);
    knownTags(state, decision.tagIds);
    const body = { ...decision, about: aboutOf(state) };
    await change(desk, requestId, { type: 'sensitive.decided', body });
    return viewOf(desk, requestId);
  },
  'sensitive.logEmergency': async (desk, { requestId, emergency }) => {
    const about = aboutOf(workableRequest(desk, requestId));
    if (emergency.at > desk.clock.now()) {
      throw new Refused(
        'in-the-future',
        'The emergency lies in the future. Correct date and time.',
      );
    }
    await change(desk, requestId, {
      type: 'sensitive.emergencyLogged',
      body: { emergency, about },
    });
    return viewOf(desk, requestId);
  },
  'sensitive.refuseWhole': async (desk, { requestId, ...body }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'sensitive.wholeRefused', body });
    return viewOf(desk, requestId);
  },
  'sensitive.proposeShadows': async (desk, { requestId, tagIds, names }) => {
    const state = workableRequest(desk, requestId);
    const { pages, withoutText } = await readPages(desk, state);
    const tags = shadowTags(desk, state, pages, { sources: knownTags(state, tagIds), names });
    if (tags.length > 0)
      await change(desk, requestId, { type: 'sensitive.tagged', body: { tags } });
    const view = await viewOf(desk, requestId);
    return { found: tags.length, pagesWithoutText: withoutText, view };
  },
};

/** The page each tag speaks of, with the marks on it as they stand. */
function pagesSaidOf(state: RequestState, tags: readonly Tag[], page: number | undefined) {
  return tags.map((tag) => {
    const at = tag.page ?? page;
    if (at === undefined) throw new Refused('which-page', 'Open the page and say it there.');
    const here = standingMarks(state).filter(
      (mark) => mark.documentId === tag.documentId && mark.page === at,
    );
    return { tagId: tag.id, page: at, marks: seenMarks(here) };
  });
}

/** The same service as the encounter that casts the shadow. */
function shadowTags(
  desk: OpenDesk,
  state: RequestState,
  pages: readonly ReadPage[],
  { sources, names }: { readonly sources: readonly Tag[]; readonly names: readonly string[] },
): NewTag[] {
  const service = sources.find((tag) => tag.service !== undefined)?.service;
  const known = state.sensitive?.tags ?? [];
  return shadowsOf({ dates: datesOf(state, sources), names }, pages, known).map((shadow) => ({
    ...shadow,
    service,
    id: desk.ids.newId(),
    category: 'MIN',
    source: 'shadow',
    status: 'suggested',
  }));
}

function datesOf(state: RequestState, tags: readonly Tag[]): string[] {
  const ids = new Set(tags.map(({ documentId }) => documentId));
  return documentsOf(state)
    .filter(({ id }) => ids.has(id))
    .flatMap(({ serviceFrom, serviceTo }) => [serviceFrom, serviceTo])
    .filter((date) => date !== '');
}

/** The words of each page; where none could be read no shadow can be found, somebody has to look. */
async function readPages(
  desk: OpenDesk,
  state: RequestState,
): Promise<{ readonly pages: readonly ReadPage[]; readonly withoutText: number }> {
  const pages: ReadPage[] = [];
  let withoutText = 0;
  for (const document of documentsOf(state)) {
    const found = await wordsOfDocument(desk, state.id, document);
    for (const page of document.pages) {
      const { words, isBlind } = found.get(page.page) ?? noText;
      if (isBlind) withoutText += 1;
      const texts = words.map(({ text }) => text);
      pages.push({ documentId: document.id, page: page.page, words: texts });
    }
  }
  return { pages, withoutText };
}

function checkPlaces(
  state: RequestState,
  places: readonly { documentId: string; page?: number | undefined }[],
): void {
  const isThere = places.every(({ documentId, page }) =>
    documentsOf(state).some(
      (one) =>
        one.id === documentId && (page === undefined || one.pages.some((own) => own.page === page)),
    ),
  );
  if (!isThere) throw noSuchPage();
}

function knownTags(state: RequestState, ids: readonly string[]): Tag[] {
  const tags = (state.sensitive?.tags ?? []).filter(({ id }) => ids.includes(id));
  if (tags.length !== new Set(ids).size) {
    throw new Refused('no-such-tag', 'This tag is no longer there.');
  }
  return tags;
}

function checkService(tags: readonly Tag[], service: Tag['service']): void {
  if (service !== undefined && tags.some(({ category }) => category !== 'MIN')) {
    throw new Refused(
      'no-service',
      'Only pages of care a minor consented to alone name a service.',
    );
  }
}

/** Only questions of the packs may be answered here; what other stations know is theirs to say. */
function checkFact(
  desk: OpenDesk,
  state: RequestState,
  fact: string,
  answer: string | boolean | undefined,
): void {
  const { federal, state: own } = packsOfRequest(desk, state);
  const questions = [...federal.pack.gateQuestions, ...own.pack.gateQuestions];
  const question = questions.find(({ id }) => id === fact);
  if (!question) {
    throw new Refused('no-such-question', 'Nobody asks this here. Open the request again.');
  }
  checkAnswered(desk, [question], { [fact]: answer }, standingAnswers(state));
}

/**
 * A proposal anybody who works may answer, and everybody may take back what they confirmed
 * themselves. What somebody else confirmed is a manager's; what a professional decided on, theirs.
 */
function mayClear({ user }: OpenDesk, tag: Tag): boolean {
  if (tag.decision) return user.role === 'licensed-professional';
  if (tag.status === 'suggested' || confirmation(tag)?.by === user.id) return true;
  return managingRoles.includes(user.role) || user.role === 'licensed-professional';
}

function sayWhy(): Refused {
  return new Refused(
    'reason-needed',
    'Somebody said that this page is protected. Say why it is not, after all.',
  );
}

function notYoursToClear(): Refused {
  return new Refused(
    'not-allowed',
    'Somebody else has confirmed that this page is protected. Ask the privacy officer or the licensed professional to take it back.',
  );
}
