import type { IntakeFacts } from '../domain/intake/slice';
import { batesNumber } from '../domain/packet/bates';
import type { RecordDocument } from '../domain/records/slice';
import { pageKey, type PageRef } from '../domain/review/slice';
import type { RequestState } from '../domain/request/state';
import type { OwnText, PacketPart, PacketSource, PacketSpec } from '../pdf/port';
import { longDate, shortDate } from './calendar';
import { clinicOf, todayOf, type LoggedRequest, type OpenDesk } from './context';
import { coverLetter } from './letters/desk';
import type { Loan } from './filesForPdf';
import { footerOf, noticeParts, noticesOf, papersInPacket, type NoticeDue } from './notices';
import type { KeptPdf } from './openFiles';
import {
  allPages,
  documentsGoingOut,
  documentsOf,
  includedPages,
  isLeftOut,
  marksToApply,
  optionsOf,
  pagesToReadOf,
} from './packing';
import { goesToPatient, recipientOf } from '../domain/intake/parties';
import { patientLine } from './patientLine';
import { readWordsOf } from './records/words';

export interface PacketWork {
  readonly request: LoggedRequest;
  readonly batesStart: number;
  /** Its files are lent until the packet is composed. */
  readonly loan: Loan;
}

/** Everything the PDF room needs to compose the packet of a request (domain.md 8). */
export async function packetSpec(
  desk: OpenDesk,
  { request, batesStart, loan }: PacketWork,
): Promise<PacketSpec> {
  const { state, facts, number } = request;
  const { profile } = clinicOf(desk);
  const notices = noticesOf(desk, state);
  const watermark = watermarkOf(state, facts, number, todayOf(desk));
  return {
    sources: await sourcesOf(desk, state, { notices, loan }),
    parts: partsOf(desk, request, notices, batesStart),
    stamp: {
      requestNumber: number,
      patientLine: patientLine(facts),
      bates: { prefix: profile.batesPrefix, start: batesStart },
    },
    ...(watermark === undefined ? {} : { watermark }),
    practice: desk.practice,
    terms: state.review?.terms ?? [],
    searchable: optionsOf(state).searchable ?? false,
  };
}

export function packetPages(state: RequestState): number {
  return documentsOf(state).reduce(
    (total, document) => total + includedPages(state, document).length,
    0,
  );
}

async function sourcesOf(
  desk: OpenDesk,
  state: RequestState,
  { notices, loan }: { readonly notices: readonly NoticeDue[]; readonly loan: Loan },
): Promise<PacketSource[]> {
  const sources: PacketSource[] = [];
  for (const paper of papersInPacket(state, notices)) {
    sources.push(await sourceOf(loan, state, paper));
  }
  for (const document of documentsGoingOut(state)) {
    const pages = pagesToReadOf(state, document);
    const words = await readWordsOf(desk, state.id, { document, pages });
    sources.push({ ...(await sourceOf(loan, state, document)), words });
  }
  return sources;
}

async function sourceOf(
  loan: Loan,
  state: RequestState,
  { id, fileId, password }: KeptPdf & { readonly id: string },
): Promise<PacketSource> {
  const given = await loan.give(state.id, fileId);
  return { id, ...given, ...(password === undefined ? {} : { password }) };
}

function partsOf(
  desk: OpenDesk,
  request: LoggedRequest,
  notices: readonly NoticeDue[],
  batesStart: number,
): PacketPart[] {
  const { state } = request;
  const options = optionsOf(state);
  return [
    { kind: 'cover', text: coverText(desk, request, batesStart) },
    ...noticeParts(state, notices),
    ...papersInPacket(state, notices).map(({ id }) => ({ kind: 'request', sourceId: id }) as const),
    ...(options.includeManifest ? [{ kind: 'index', title: 'Index of the records' } as const] : []),
    ...documentsGoingOut(state).map((document) => recordsPart(state, document, notices)),
  ];
}

function recordsPart(
  state: RequestState,
  document: RecordDocument,
  notices: readonly NoticeDue[],
): PacketPart {
  const footer = footerOf(document, notices);
  const marks = marksToApply(state, document);
  return {
    kind: 'records',
    title: titleOf(document),
    sourceId: document.id,
    pages: includedPages(state, document),
    marks: marks.map(({ page, rect, covers, onlyThis, reason }) => ({
      page,
      rect,
      covers,
      onlyThis,
      reason,
    })),
    ...(footer && { footer }),
  };
}

function titleOf({ title, provider, serviceFrom, serviceTo }: RecordDocument): string {
  const dates = [serviceFrom, serviceTo].filter((date) => date !== '').map(shortDate);
  return [title, provider, [...new Set(dates)].join(' to ')].filter((part) => part).join(', ');
}

function coverText(desk: OpenDesk, request: LoggedRequest, batesStart: number): OwnText {
  const { state, facts } = request;
  const { profile } = clinicOf(desk);
  const copied = papersInPacket(state, noticesOf(desk, state)).length;
  return coverLetter(desk, request, {
    enclosed: enclosedLines(state, copied, { prefix: profile.batesPrefix, start: batesStart }),
    deliveryWords: deliveryWords[facts.delivery],
    withheld: isAnythingWithheld(state) ? 'yes' : 'no',
    isPart: optionsOf(state).isPart ? 'yes' : 'no',
  });
}

const deliveryWords: Record<IntakeFacts['delivery'], string> = {
  'pick-up': 'Picked up at the clinic',
  mail: 'By mail',
  file: 'As a file',
};

function enclosedLines(
  state: RequestState,
  copied: number,
  { prefix, start }: { readonly prefix: string; readonly start: number },
): string[] {
  const pages = packetPages(state);
  const range = `${batesNumber(prefix, start)} to ${batesNumber(prefix, start + pages - 1)}`;
  const copies = copied > 0 ? ['A copy of the request'] : [];
  const index = optionsOf(state).includeManifest ? ['An index of the records'] : [];
  return [`${describeRecords(state)}, ${range}`, ...copies, ...index];
}

/** `Progress notes, labs of Jan 4, 2024 to Sep 30, 2026, 118 pages`: kinds, dates and count. */
export function describeRecords(state: RequestState): string {
  const documents = documentsGoingOut(state);
  const kinds = [...new Set(documents.map((document) => kindWords[document.kind]))].join(', ');
  const named = kinds.charAt(0).toUpperCase() + kinds.slice(1);
  const dates = documents
    .flatMap(({ serviceFrom, serviceTo }) => [serviceFrom, serviceTo])
    .filter((date) => date !== '')
    .sort();
  const first = dates[0];
  const last = dates.at(-1);
  const when = first && last ? ` of ${shortDate(first)} to ${shortDate(last)}` : '';
  const pages = packetPages(state);
  return `${named}${when}, ${pages} ${pages === 1 ? 'page' : 'pages'}`;
}

const kindWords: Record<RecordDocument['kind'], string> = {
  'progress-notes': 'progress notes',
  labs: 'laboratory results',
  imaging: 'imaging reports',
  medications: 'medication lists',
  billing: 'billing records',
  other: 'other records',
};

function isAnythingWithheld(state: RequestState): boolean {
  // A second copy of what is enclosed is nothing that is kept back.
  const left = allPages(state).some((ref) => isKeptBack(state, ref));
  return left || documentsOf(state).some((document) => marksToApply(state, document).length > 0);
}

function isKeptBack(state: RequestState, ref: PageRef): boolean {
  return isLeftOut(state, ref) && state.review?.leftOut[pageKey(ref)]?.reason !== 'duplicate';
}

/** No words of a category: a watermark must not say why a page is sensitive (domain.md 8). */
function watermarkOf(
  state: RequestState,
  facts: IntakeFacts,
  number: string,
  date: string,
): string | undefined {
  if (!optionsOf(state).watermark) return undefined;
  if (goesToPatient(facts)) return `Patient copy ${longDate(date)}`;
  const { name } = recipientOf(facts);
  return `CONFIDENTIAL - released to ${name} ${longDate(date)} - ${number} - redisclosure may be prohibited`;
}
