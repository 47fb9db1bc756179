import type { packetVerbs } from '../contract/stations';
import type { SealedFile } from '../crypto/sealedFile';
import { Refused } from '../domain/base/fault';
import type { PacketBuild } from '../domain/packet/slice';
import type { RequestOperation } from '../domain/request/operations';
import type { RequestState } from '../domain/request/state';
import type { ManifestRow, OnProgress, PacketAccount } from '../pdf/port';
import { change, ofClinic, ofRequest, record } from './change';
import { packetPages, packetSpec } from './compose';
import {
  clinicOf,
  loggedRequest,
  workableRequest,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { gateOf, packetNeeds } from './gate';
import { inputsSha256 } from './inputsHash';
import { allMarksToApply, documentsOf, optionsOf } from './packing';
import { goThroughOld } from './goThrough';
import { withProof } from './proofRecord';
import type { Stopping } from './stoppable';
import { orNothing } from './takeIn';
import { viewOf } from './view';

/** Packet: cover, copy of the request, index and the numbered records, proved before it is kept. */
export const packetHandlers: StationHandlers<typeof packetVerbs> = {
  'packet.setOptions': async (desk, { requestId, options }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'packet.optionsSet', body: { options } });
    return viewOf(desk, requestId);
  },
  'packet.build': async (desk, { requestId }) => {
    const { request, ...composed } = await desk.building.run(requestId, async (stopping) => {
      await goThroughOld(desk, requestId);
      return compose(desk, loggedRequest(desk, requestId), stopping);
    });
    await keepPacket(desk, request, composed);
    return viewOf(desk, requestId);
  },
  'packet.stop': ({ building }, { requestId }) => ({ stopped: building.stop(requestId) }),
};

interface Numbers {
  readonly first: number;
  readonly last: number;
  /** Not set aside for this request yet. */
  readonly isNew: boolean;
}

interface Composed {
  readonly numbers: Numbers;
  readonly inputs: string;
  readonly result: Made;
}

async function checkReady(desk: OpenDesk, state: RequestState): Promise<void> {
  const missing = (await gateOf(desk, state)).find((item) => packetNeeds.has(item.id) && !item.ok);
  if (missing) throw new Refused('packet-not-ready', missing.sentence);
}

/**
 * Numbers set aside earlier are used again while nothing was released under them (a released
 * request is never built again); otherwise the clinic's counter gives new ones.
 */
function batesFor(desk: OpenDesk, state: RequestState): Numbers {
  const pages = packetPages(state);
  if (pages === 0) throw new Refused('packet-not-ready', 'Every page is left out. Put one back.');
  const reserved = state.packet?.reserved;
  if (reserved && reserved.last - reserved.first + 1 >= pages) {
    return { first: reserved.first, last: reserved.first + pages - 1, isNew: false };
  }
  const first = clinicOf(desk).lastBates + 1;
  return { first, last: first + pages - 1, isNew: true };
}

/** Composed and sealed, but named by no operation yet. */
type Made = PacketAccount & { readonly file: SealedFile };

/** Changes nothing: until its packet is kept, the request is as it was. */
async function compose(
  desk: OpenDesk,
  request: LoggedRequest,
  stopping: Stopping,
): Promise<Composed & { readonly request: LoggedRequest }> {
  await checkReady(desk, request.state);
  const numbers = batesFor(desk, request.state);
  const inputs = await inputsSha256(desk, request.state);
  const loan = desk.filesForPdf.loan();
  try {
    const spec = await packetSpec(desk, { request, batesStart: numbers.first, loan });
    const onProgress: OnProgress = ({ done, total }) =>
      desk.emit({ type: 'progress', task: 'packet', done, total });
    const result = await desk.filesForPdf.composePacket(request.state.id, spec, {
      onProgress,
      stopping,
    });
    await orNothing(desk, result.file, () => checkProved(request, result));
    return { request, numbers, inputs, result };
  } finally {
    loan.end();
  }
}

function checkProved({ state }: LoggedRequest, { report }: Made): void {
  const { verification, recordPages } = report;
  const failed = verification.checks.find((check) => !check.passed);
  if (failed ?? !verification.passed) throw notProved(failed);
  if (recordPages !== packetPages(state)) throw notProved(undefined);
}

function notProved(check: { page?: number; problem?: string } | undefined): Refused {
  const where = check?.page === undefined ? '' : ` on page ${check.page}`;
  const why = check?.problem === undefined ? '' : `: ${check.problem}`;
  return new Refused(
    'packet-not-proved',
    `The packet could not be proved${where}${why}. Nothing was kept. Look at that page, leave it out or mark it, then build again.`,
  );
}

/** Sealed whole before the operation that names it; numbers and packet are recorded together. */
async function keepPacket(
  desk: OpenDesk,
  { state }: LoggedRequest,
  composed: Composed,
): Promise<void> {
  const { numbers } = composed;
  const range = { first: numbers.first, last: numbers.last };
  const reserving = numbers.isNew
    ? [
        ...ofClinic({ type: 'clinic.batesReserved', body: range }),
        ...ofRequest(state.id, { type: 'packet.reserved', body: range }),
      ]
    : [];
  await orNothing(desk, composed.result.file, async () => {
    const build = await withProof(desk, buildOf(desk, state, composed));
    const built = ofRequest(state.id, { type: 'packet.built', body: { build } }, ...toLookAgain(build)); // prettier-ignore
    await record(desk, ...reserving, ...built);
  });
}

/** A look of before the packet was made does not tell whether a removed text still shows in it. */
function toLookAgain({ stillShowing = [] }: PacketBuild): RequestOperation[] {
  const pages = stillShowing.flatMap(({ at }) => at ?? []);
  return pages.length > 0 ? [{ type: 'review.looked', body: { pages, looked: false } }] : [];
}

function buildOf(
  desk: OpenDesk,
  state: RequestState,
  { numbers, inputs, result }: Composed,
): Omit<PacketBuild, 'proof'> {
  const { report, file } = result;
  const marks = allMarksToApply(state);
  return {
    id: desk.ids.newId(),
    fileId: file.fileId,
    sha256: file.sha256,
    inputsSha256: inputs,
    options: optionsOf(state),
    pageCount: report.pages,
    recordPages: report.recordPages,
    marksProved: marks.length,
    marks,
    batesFirst: numbers.first,
    batesLast: numbers.last,
    manifest: result.manifest.map((row) => manifestPage(row, originals(state))),
    checks: report.verification.checks.map((check) => ({ ...check })),
    engine: report.verification.engine,
    ...(report.reader !== undefined && { wordsReadBy: report.reader }),
    ...(report.lettersLost && { lettersLost: true }),
    ...stillShowing(state, result),
  };
}

/** Absent where the reader read no removed text, or was not asked to read. */
function stillShowing(state: RequestState, { manifest }: Made): Pick<PacketBuild, 'stillShowing'> {
  const documents = new Set(documentsOf(state).map(({ id }) => id));
  const pages = manifest.flatMap(({ outputPage: packetPage, sourceId, sourcePage, stillShows }) => {
    if (!stillShows || sourceId === undefined || sourcePage === undefined) return [];
    const at = { documentId: sourceId, page: sourcePage };
    return [{ packetPage, ...(documents.has(sourceId) && { at }) }];
  });
  return pages.length > 0 ? { stillShowing: pages } : {};
}

const partNames = {
  cover: 'cover',
  notice: 'cover',
  index: 'manifest',
  request: 'request-copy',
  records: 'records',
} as const;

/** SHA-256 of each file as it came in; an image was made a PDF on its way into the desk. */
function originals(state: RequestState): ReadonlyMap<string | undefined, string> {
  const files = [...state.intake.papers, ...documentsOf(state)];
  return new Map(files.map(({ id, sha256 }) => [id, sha256]));
}

function manifestPage(
  row: ManifestRow,
  sha256Of: ReturnType<typeof originals>,
): PacketBuild['manifest'][number] {
  return {
    packetPage: row.outputPage,
    part: partNames[row.part],
    sourceSha256: sha256Of.get(row.sourceId),
    sourcePage: row.sourcePage,
    rebuilt: row.rebuilt,
    bates: row.bates,
  };
}
