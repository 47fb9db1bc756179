import type { RequestHandle } from '../../app/desk/useRequest';
import type { Reach } from '../../app/ui/PatientReach';
import { blindPages } from './reviewWords';
import type { Category, MinorServiceKind } from '../../../shared/domain/law/gateRules';
import type { PageRef } from '../../../shared/domain/review/slice';
import type { Emergency } from '../../../shared/domain/sensitive/slice';

interface TagAnswer {
  readonly service?: MinorServiceKind;
  readonly isPart2?: boolean;
  readonly consentedAlone?: boolean;
  readonly covered?: boolean;
  /** Of which page `covered` is said. */
  readonly page?: number;
}

type Say = (text: string) => void;

/** What a clerk says of specially protected pages; each answers whether it was saved. */
export function useProtected(handle: RequestHandle, requestId: string, say: Say) {
  const done = (reply: { ok: boolean }, text: string): boolean => {
    if (reply.ok) say(text);
    return reply.ok;
  };
  const { run } = handle;
  return {
    tagPages: async (
      pages: { documentId: string; page?: number }[],
      what: { category: Category; service?: MinorServiceKind },
    ) => done(await run('sensitive.tag', { requestId, pages, ...what }), 'Tagged.'),
    answerTags: async (tagIds: string[], answer: TagAnswer) =>
      done(await run('sensitive.answer', { requestId, tagIds, ...answer }), 'Confirmed.'),
    clearTags: async (tagIds: string[], reason?: string) =>
      done(await run('sensitive.clear', { requestId, tagIds, reason }), 'Not sensitive.'),
    answerFact: async (fact: string, answer: string | boolean | undefined) =>
      done(await run('sensitive.answerFact', { requestId, fact, answer }), 'Answered.'),
    decideTags: async (tagIds: string[], allowed: boolean, reason: string) =>
      done(await run('sensitive.decide', { requestId, tagIds, allowed, reason }), 'Decided.'),
    logEmergency: async (emergency: Emergency) =>
      done(await run('sensitive.logEmergency', { requestId, emergency }), 'Written down.'),
    refuseWhole: async (citation: string, reason: string) =>
      done(await run('sensitive.refuseWhole', { requestId, citation, reason }), 'Recorded.'),
    askForForm: async (reach: Reach): Promise<'filed' | 'no-address' | 'refused'> => {
      const reply = await run('sensitive.askForForm', { requestId, ...reach });
      if (done(reply, 'The letter is among the papers. Print it under Letters.')) return 'filed';
      return !reply.ok && reply.fault.code === 'no-patient-address' ? 'no-address' : 'refused';
    },
    proposeShadows: async (tagIds: string[]) => {
      const reply = await run('sensitive.proposeShadows', { requestId, tagIds, names: [] });
      if (!reply.ok) return;
      const { found, pagesWithoutText } = reply.value;
      const mentions = found === 1 ? '1 more page mentions' : `${found} more pages mention`;
      say(`${mentions} that day.${blindPages(pagesWithoutText)}`);
    },
  };
}

export function pagesLeftOut(pages: readonly PageRef[]): string {
  return pages.length === 1 ? '1 page is left out.' : `${pages.length} pages are left out.`;
}
