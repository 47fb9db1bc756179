import { byDocument, type About } from '../domain/request/about';
import type { RequestState } from '../domain/request/state';
import { pagesOfTag } from '../domain/sensitive/slice';
import { formOf } from './context';
import { allPages, isLeftOut } from './packing';
import { recipientOf } from '../domain/intake/parties';

/** What an answer given now is said about; pages that went out with a part are still part of it. */
export function aboutOf(state: RequestState): About {
  const form = formOf(state);
  const { name, organization, address } = recipientOf(form);
  const pages = allPages(state).filter((ref) => !isLeftOut(state, ref));
  const tags = (state.sensitive?.tags ?? []).filter(({ status }) => status !== 'cleared');
  return {
    asks: [form.requesterKind, form.requesterName, form.requesterOrganization],
    receives: [name, organization, address],
    basisRow: state.basis?.row ?? '',
    tagIds: tags.filter((tag) => pagesOfTag(tag, pages).length > 0).map(({ id }) => id),
    pages: byDocument(pages),
  };
}
