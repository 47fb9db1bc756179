import type { SealedFile } from '../crypto/sealedFile';
import { Refused } from '../domain/base/fault';
import type { Paper } from '../domain/intake/slice';
import { lookAlikes } from '../domain/records/lookAlikes';
import type { DocumentLabel } from '../domain/records/slice';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import type { ImportedFile } from '../pdf/model';
import type { Draft } from '../sync/operation';
import { ofRequest, record } from './change';
import { workableRequest, type OpenDesk } from './context';
import { goThrough } from './goThrough';
import { documentsOf } from './packing';

/** A file as it was dropped, chosen, scanned or fetched. */
export interface OfferedFile {
  readonly bytes: Uint8Array;
  readonly password?: string | undefined;
}

const paperNames: Record<Paper['kind'], string> = {
  request: 'the request letter',
  authorization: 'the authorization',
  letter: 'a letter',
  proof: 'a proof of authority',
  other: 'another paper',
};

/** Takes a paper of the request in. What the PDF room refuses leaves the request as it was. */
export async function takePaper(
  desk: OpenDesk,
  requestId: string,
  offered: OfferedFile,
  kind: Paper['kind'],
): Promise<void> {
  const imported = await importNew(desk, workableRequest(desk, requestId), offered);
  await keepThenRecord(desk, requestId, imported.pdf, ({ fileId }) => [
    {
      type: 'intake.paperAdded',
      body: {
        paper: {
          id: desk.ids.newId(),
          kind,
          fileId,
          sha256: imported.sha256,
          pageCount: imported.pages.length,
          password: passwordOf(offered, imported),
        },
      },
    },
  ]);
}

/** Takes a document of the chart in, and what its words say with it. */
export async function takeRecord(
  desk: OpenDesk,
  requestId: string,
  offered: OfferedFile,
  label: DocumentLabel,
): Promise<void> {
  const state = workableRequest(desk, requestId);
  const imported = await importNew(desk, state, offered);
  await keepThenRecord(desk, requestId, imported.pdf, async ({ fileId }) => {
    const id = desk.ids.newId();
    const alike = lookAlikes({ id, pages: imported.pages }, documentsOf(state));
    const document = {
      ...label,
      id,
      fileId,
      sha256: imported.sha256,
      pages: imported.pages.map((page) => ({ ...page })),
      findings: [...imported.findings, ...alike].map((finding) => ({ ...finding })),
      ...(imported.codes.length > 0 && { codes: imported.codes.map((code) => ({ ...code })) }),
      password: passwordOf(offered, imported),
    };
    const found = await goThrough(desk, state, document);
    return [{ type: 'records.added', body: { document } }, ...found];
  });
}

/** For most files, of which only operations about their request speak. */
export function keepThenRecord(
  desk: OpenDesk,
  requestId: string,
  bytes: Uint8Array,
  operations: (
    file: SealedFile,
  ) => readonly RequestOperation[] | Promise<readonly RequestOperation[]>,
): Promise<void> {
  return keepThenAppend(desk, requestId, bytes, async (file) =>
    ofRequest(requestId, ...(await operations(file))),
  );
}

/** The file is whole on the disk before any operation names it; a failed append takes it away. */
export async function keepThenAppend(
  desk: OpenDesk,
  requestId: string,
  bytes: Uint8Array,
  drafts: (file: SealedFile) => readonly Draft[] | Promise<readonly Draft[]>,
): Promise<void> {
  const file = await desk.files.write(requestId, bytes);
  await orNothing(desk, file, async () => record(desk, ...(await drafts(file))));
}

/** Takes a sealed file away again where what was to be done with it fails. */
export async function orNothing<T>(
  desk: Pick<OpenDesk, 'files'>,
  { fileId }: SealedFile,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await desk.files.remove(fileId);
    throw error;
  }
}

async function importNew(
  desk: OpenDesk,
  state: RequestState,
  offered: OfferedFile,
): Promise<ImportedFile> {
  const imported = await desk.pdf.importFile({
    bytes: offered.bytes,
    ...(offered.password === undefined ? {} : { password: offered.password }),
  });
  const same = sameContent(state, imported.sha256);
  if (same) {
    throw new Refused('same-file', `This file is already here: it is ${same}. Nothing was added.`);
  }
  return imported;
}

/** In words, which document or paper of the request has this very content. */
function sameContent(state: RequestState, sha256: string): string | undefined {
  const document = state.records?.documents.find((one) => one.sha256 === sha256);
  if (document) return `the document “${document.title}”`;
  const paper = state.intake.papers.find((one) => one.sha256 === sha256);
  return paper && paperNames[paper.kind];
}

/** A password is kept only where the file asks for one. */
function passwordOf(offered: OfferedFile, imported: ImportedFile): string | undefined {
  return imported.encryption.encrypted ? offered.password : undefined;
}
