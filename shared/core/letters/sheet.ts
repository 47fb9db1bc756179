import { Refused } from '../../domain/base/fault';
import type { RequestOperation } from '../../domain/request/operations';
import type { RequestState } from '../../domain/request/state';
import { clinicOf, workableRequest, type LoggedRequest, type OpenDesk } from '../context';
import { documentsOf, includedPages } from '../packing';
import { packsOfRequest } from '../rules/requestPacks';
import { goThrough } from '../goThrough';
import { templateOf } from './book';
import { fileLetter, letterTemplates, type FiledPages, type LetterWish } from './desk';

/** Whether this letter is the sheet that goes out in place of a chart, under some row. */
export function isSheet(desk: OpenDesk, state: RequestState, templateId: string): boolean {
  const { rows } = packsOfRequest(desk, state).federal.pack;
  return rows.some(({ sheet }) => sheet?.letter === templateId);
}

/** Whether this letter is no sheet, or the one of the basis that was decided. */
export function fitsBasis(desk: OpenDesk, state: RequestState, templateId: string): boolean {
  return state.basis?.sheet?.letter === templateId || !isSheet(desk, state, templateId);
}

/**
 * Files the sheet (45 CFR 164.512(f)(2)(i)) as a letter, and its very pages as the record that goes
 * out: it walks through review, packet and QC like any other. A new one takes the place of the last.
 */
export async function fileSheet(
  desk: OpenDesk,
  request: LoggedRequest,
  wish: LetterWish,
): Promise<void> {
  const state = workableRequest(desk, request.state.id);
  if (!fitsBasis(desk, state, wish.templateId)) {
    throw new Refused(
      'sheet-not-here',
      'This sheet goes out only where the basis lets nothing else go. Decide the basis first.',
    );
  }
  const { name } = templateOf(letterTemplates(desk, request), wish.templateId);
  await fileLetter(desk, request, wish, async (pages) => [
    ...documentsOf(state).flatMap((one) => replaced(state, one)),
    ...(await sheetAdded(desk, state, pages, { title: name, sheet: wish.templateId })),
  ]);
}

/** A sheet that has not left; what left is part of the disclosure's proof. */
function replaced(
  state: RequestState,
  document: ReturnType<typeof documentsOf>[number],
): readonly RequestOperation[] {
  const stays = document.sheet === undefined || includedPages(state, document).length === 0;
  return stays ? [] : [{ type: 'records.removed', body: { documentId: document.id } }];
}

async function sheetAdded(
  desk: OpenDesk,
  state: RequestState,
  { fileId, bytes }: FiledPages,
  what: { readonly title: string; readonly sheet: string },
): Promise<readonly RequestOperation[]> {
  const imported = await desk.pdf.importFile({ bytes });
  const document = {
    ...what,
    ...{ id: desk.ids.newId(), fileId, sha256: imported.sha256 },
    ...{ kind: 'other' as const, serviceFrom: '', serviceTo: '' },
    provider: clinicOf(desk).profile.name,
    pages: imported.pages.map((page) => ({ ...page })),
    findings: imported.findings.map((finding) => ({ ...finding })),
  };
  const found = await goThrough(desk, state, document);
  return [{ type: 'records.added', body: { document } }, ...found];
}
