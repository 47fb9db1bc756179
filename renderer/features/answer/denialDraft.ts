import type { AnswerView } from '../../../shared/contract/answer';
import type { DenialDecision } from '../../../shared/domain/answer/slice';

export type DenialDraft = Omit<DenialDecision, 'id' | 'role' | 'code'>;

const emptyDenial: DenialDraft = {
  pages: [],
  answers: {},
  explanation: '',
  whereToAsk: '',
  blockingException: '',
};

/** Begun with the pages somebody referred on this very ground. */
export function denialOf({ referrals }: AnswerView, code: string): DenialDraft {
  const referred = referrals.filter((one) => one.isYours && one.code === code);
  const pages = referred.flatMap((one) => one.pages.map((page) => ({ ...page, ground: '' })));
  return { ...emptyDenial, pages };
}

/** Everything is filled in; whether the answers make it a ground, the vault says. */
export function readyToDecide(
  draft: DenialDraft,
  ground: Pick<AnswerView['grounds'][number], 'asks' | 'covers'>,
): boolean {
  const asked = ground.asks.every((ask) => draft.answers[ask.id] !== undefined);
  const paged =
    ground.covers !== 'pages' ||
    (draft.pages.length > 0 && draft.pages.every((page) => page.ground.trim() !== ''));
  return asked && paged && draft.explanation.trim() !== '' && draft.blockingException !== '';
}
