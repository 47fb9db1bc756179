import { oncePerState } from '../once';
import type { GateItem } from '../../contract/request';
import type { SensitiveView } from '../../contract/sensitive';
import type { LawFacts } from '../../domain/law/condition';
import { ageOn } from '../../domain/law/facts';
import type { PacksInForce } from '../../domain/law/pack';
import type { RecordDocument } from '../../domain/records/slice';
import { sameHands } from '../../domain/request/about';
import type { RequestState } from '../../domain/request/state';
import { pageKey, type PageMark, type PageRef } from '../../domain/review/slice';
import { isCovered } from '../../domain/sensitive/covered';
import { gateOfPage, mayGo, type GatedTag, type GateOutcome } from '../../domain/sensitive/gates';
import { needSentence, sensitiveLine } from '../../domain/sensitive/line';
import { pagesOfTag, takenBack, type Tag } from '../../domain/sensitive/slice';
import { aboutOf } from '../about';
import type { OpenDesk } from '../context';
import { packsOfRequest } from '../rules/requestPacks';
import { lawFactsOf } from '../rules/lawFacts';
import { allPages, documentsOf, isLeftOut, pagesGoingOut, standingMarks } from '../packing';
import { whyNotYours } from '../../domain/law/answeredBy';
import { standingAnswers, tagsGoingOut } from './facts';
import { blindPages, unscanned } from './scan';

/** A page that goes out and has a tag nobody has cleared. */
export interface GatedPage extends GateOutcome {
  readonly ref: PageRef;
  readonly tags: readonly Tag[];
  readonly answered: boolean;
}

/** The gate of every tagged page that goes out; none while there is no basis to judge them by. */
export const gatedPages = oncePerState((desk, state): readonly GatedPage[] => {
  const { facts } = state.intake;
  if (!facts || !state.basis) return [];
  const packs = packsOfRequest(desk, state);
  const gate = gateOnce(lawFactsOf(desk, state), packs);
  const marks = new Map(
    standingMarks(state).map((mark) => [pageKey(mark), acceptedOn(state, mark)]),
  );
  return taggedPages(state).map(({ ref, tags }) => ({
    ref,
    tags,
    answered: tags.every((tag) => tag.status === 'confirmed'),
    ...gate(tags.map((tag) => gatedTag(state, ref, tag, marks.get(pageKey(ref)) ?? []))),
  }));
});

/** The line of the release gate; whether tagged pages may go hangs on the basis. */
export function sensitiveItem(desk: OpenDesk, state: RequestState): GateItem {
  const [unread] = unscanned(state).filter((one) => pagesLeft(state, one).length > 0);
  if (unread) return notScanned(unread);
  if (state.basis || tagsGoingOut(state).length === 0) {
    const line = sensitiveLine(gatedPages(desk, state), isOnForm(state));
    return { ...line, sentence: line.sentence + takenBackSentence(state) };
  }
  const sentence = 'Whether the tagged pages may go out depends on the basis.';
  return {
    id: 'sensitive',
    ok: false,
    sentence,
    fix: { label: 'Decide the basis', step: 'basis' },
  };
}

/** Whoever checks or releases sees that somebody had found a page protected. */
function takenBackSentence(state: RequestState): string {
  const tags = takenBack(state);
  if (tags.length === 0) return '';
  const pages = pagesGoingOut(state);
  const count = tags.filter((tag) => pagesOfTag(tag, pages).length > 0).length;
  if (count === 0) return '';
  return count === 1
    ? ' 1 confirmed tag was taken back; its page says why.'
    : ` ${String(count)} confirmed tags were taken back; their pages say why.`;
}

function notScanned({ title }: RecordDocument): GateItem {
  return {
    id: 'sensitive',
    ok: false,
    sentence: `“${title}” was not gone through for protected pages. Build the packet again.`,
    fix: { label: 'Build the packet', step: 'packet' },
  };
}

export function sensitiveViewOf(desk: OpenDesk, state: RequestState): SensitiveView {
  const pages = gatedPages(desk, state);
  const going = tagsGoingOut(state);
  return {
    tags: [...(state.sensitive?.tags ?? [])],
    stopped: stoppedOf(pages, isOnForm(state)),
    questions: questionsOf(desk, state, pages),
    unread: unreadPages(state),
    askConsent: tagsToAsk(pages),
    unanswered: going.filter(({ tag }) => tag.status === 'suggested').length,
    mayLogEmergency:
      state.basis?.kind === 'treatment' && going.some(({ tag }) => tag.category === 'SUD'),
  };
}

/** Pages alike are judged once. */
function gateOnce(facts: LawFacts, packs: PacksInForce) {
  const known = new Map<string, GateOutcome>();
  return (tags: readonly GatedTag[]): GateOutcome => {
    const key = JSON.stringify(tags);
    const outcome = known.get(key) ?? gateOfPage(tags, facts, packs);
    known.set(key, outcome);
    return outcome;
  };
}

function taggedPages(state: RequestState): { ref: PageRef; tags: Tag[] }[] {
  const byPage = new Map<string, { ref: PageRef; tags: Tag[] }>();
  for (const { tag, pages } of tagsGoingOut(state)) {
    for (const ref of pages) {
      const known = byPage.get(pageKey(ref)) ?? { ref, tags: [] };
      byPage.set(pageKey(ref), { ref, tags: [...known.tags, tag] });
    }
  }
  return allPages(state).flatMap((ref) => byPage.get(pageKey(ref)) ?? []);
}

/** The accepted marks of a page. */
function acceptedOn(state: RequestState, ref: PageRef): readonly PageMark[] {
  return standingMarks(state).filter(
    (mark) => mark.status === 'accepted' && pageKey(mark) === pageKey(ref),
  );
}

function gatedTag(
  state: RequestState,
  ref: PageRef,
  tag: Tag,
  marks: readonly PageMark[],
): GatedTag {
  const document = documentsOf(state).find(({ id }) => id === ref.documentId);
  return {
    category: tag.category,
    service: tag.service,
    ageAtService: document && ageAtService(state, document),
    isPart2: tag.isPart2,
    consentedAlone: tag.consentedAlone,
    otherPersonMarked: marks.some(({ reason, alsoBecause }) =>
      [reason, ...alsoBecause].includes('other-person'),
    ),
    professionalDecision: decisionOn(state, tag),
    covered: isCovered(tag, ref.page, marks),
  };
}

/** What a professional let go to somebody is not let go to somebody else; a no stays a no. */
function decisionOn(state: RequestState, { decision }: Tag): boolean | undefined {
  if (!decision?.allowed) return decision?.allowed;
  return sameHands(decision.about, aboutOf(state)) ? true : undefined;
}

/** On the last day of the document: the older age protects the page where an age decides. */
function ageAtService(state: RequestState, document: RecordDocument): number | undefined {
  const born = state.intake.facts?.patientDateOfBirth;
  const on = document.serviceTo || document.serviceFrom;
  return born === undefined || on === '' || on < born ? undefined : ageOn(born, on);
}

/** Tags a rule hangs on because a minor may have consented to that care alone. */
function tagsToAsk(pages: readonly GatedPage[]): string[] {
  const asked = pages.flatMap(({ tags, outcomes }) => {
    const open = outcomes.filter(({ missing }) => missing.includes('minorConsentedAlone'));
    return tags.filter((tag) => open.some(({ category }) => category === tag.category));
  });
  return [...new Set(asked.map(({ id }) => id))];
}

/** Something signed by the patient is what the records go out under. */
function isOnForm({ basis }: RequestState): boolean {
  return basis?.needsAuthorization ?? false;
}

function stoppedOf(pages: readonly GatedPage[], onForm: boolean): SensitiveView['stopped'] {
  const stopping = pages
    .filter((page) => page.answered && !mayGo(page.need))
    .flatMap(({ ref, tags, outcomes }) =>
      outcomes.filter(({ need }) => !mayGo(need)).map((outcome) => ({ ref, tags, outcome })),
    );
  const rules = [...new Set(stopping.map(({ outcome }) => outcome.ruleId))];
  return rules.flatMap((ruleId) => {
    const own = stopping.filter(({ outcome }) => outcome.ruleId === ruleId);
    const outcome = own[0]?.outcome;
    if (!outcome) return [];
    const { need, sentence: why, citation, unverified } = outcome;
    const refs = [...new Map(own.map(({ ref }) => [pageKey(ref), ref])).values()];
    const tags = own.flatMap((one) => one.tags.filter((tag) => tag.category === outcome.category));
    return [
      {
        ...{ ruleId, need, why, citation, unverified },
        sentence: needSentence(need, refs.length, onForm),
        pages: refs,
        tagIds: [...new Set(tags.map(({ id }) => id))],
        awaitsProfessional: outcome.missing.includes('professionalDecision'),
      },
    ];
  });
}

function questionsOf(
  desk: OpenDesk,
  state: RequestState,
  pages: readonly GatedPage[],
): SensitiveView['questions'] {
  const { facts } = state.intake;
  if (!facts) return [];
  const answers = standingAnswers(state);
  const { federal, state: own } = packsOfRequest(desk, state);
  const wanted = new Set([
    ...pages.flatMap(({ outcomes }) => outcomes.flatMap(({ missing }) => missing)),
    ...Object.keys(answers),
  ]);
  return [...federal.pack.gateQuestions, ...own.pack.gateQuestions]
    .filter(({ id }) => wanted.has(id))
    .map((question) => ({
      ...question,
      answer: answers[question.id],
      reserved: whyNotYours(question, desk.user.role),
    }));
}

/** Pages without words of their own, and all pages of a document nobody has gone through. */
function unreadPages(state: RequestState): PageRef[] {
  return documentsOf(state).flatMap((document) => {
    const blind = blindPages(state, document);
    return pagesLeft(state, document).filter(({ page }) => blind?.has(page) ?? true);
  });
}

/** The pages of a document that go out. */
function pagesLeft(state: RequestState, document: RecordDocument): PageRef[] {
  return document.pages
    .map(({ page }) => ({ documentId: document.id, page }))
    .filter((ref) => !isLeftOut(state, ref));
}
