import type { Desk } from '../../../../../renderer/app/desk/deskContext';
import { contract, type Call, type VerbName } from '../../../../../shared/contract/contract';
import type { ParsedInputOf } from '../../../../../shared/contract/verb';
import type { RequestView } from '../../../../../shared/contract/request';
import type { PageImage, Preview } from '../../../../../shared/contract/pageImage';
import { shownForm } from '../../../../../shared/core/authorization/shown';
import { emptyAuthorizationFacts } from '../../../../../shared/domain/authorization/facts';
import { judgeAuthorization } from '../../../../../shared/domain/authorization/verdict';
import { localDate } from '../../../../../shared/domain/base/localDate';
import type { RecordDocument } from '../../../../../shared/domain/records/slice';
import { foldRequest } from '../../../../../shared/domain/request/fold';
import type { RequestOperation } from '../../../../../shared/domain/request/operations';
import type { RequestState } from '../../../../../shared/domain/request/state';
import { pageKey, plainMark, type PageMark } from '../../../../../shared/domain/review/slice';
import { loadPacks } from '../../../../../shared/rules/load';
import { packsFor } from '../../../../../shared/rules/packFor';
import { drawPage } from './drawPage';

const stamp = { by: 'u1', at: '2026-11-20T15:00:00Z' };
const sha = (digit: number) => String(digit % 10).repeat(64);
const today = '2026-11-23';

type Handlers = {
  readonly [N in VerbName]?: (input: ParsedInputOf<(typeof contract)[N]>) => unknown;
};

/** The real folds and checks over a request in memory; the pictures are drawn here. */
export function createFakeDesk(which: string) {
  let state = start(which);
  let nextId = 1;
  const calls: { readonly name: string; readonly input: unknown }[] = [];
  const id = () => `made-${(nextId += 1)}`;
  /** Pages whose pictures a test holds back until it lets them go. */
  const held = new Map<number, () => void>();
  const waits = new Map<number, Promise<void>>();
  const hold = (page: number) => waits.set(page, new Promise((go) => held.set(page, go)));
  const letGo = (page: number) => held.get(page)?.();
  const refuse = new Map<string, { code: string; message: string }>();

  const record = (operation: RequestOperation) => {
    state = foldRequest(state, 'r1', operation, stamp);
  };

  const after = (operation: RequestOperation) => {
    record(operation);
    return viewOf(state);
  };
  const handlers: Handlers = {
    'request.view': () => viewOf(state),
    'page.image': async ({ of, page, maxWidth }) => {
      await waits.get(page);
      const source = of.kind === 'packet' ? { kind: 'packet', id: '' } : of;
      return picture(state, { of: source, page, maxWidth, preview: false });
    },
    'review.covers': ({ documentId, page }) =>
      (state.review?.marks ?? [])
        .filter((one) => one.documentId === documentId && one.page === page && !one.onlyThis)
        .filter(({ covers, status }) => covers === 'inside' && status !== 'rejected')
        .map(({ id: markId, rect: [x0, y0, x1, y1] }) => ({
          ...{ markId, boxes: [[x0 - 4, y0 - 4, Math.max(x1 + 4, 500), y1 + 4] as const] },
        })),
    'review.preview': async ({ documentId, page, maxWidth }) => {
      await waits.get(page);
      const of = { kind: 'document', id: documentId };
      return picture(state, { of, page, maxWidth, preview: true });
    },
    'review.look': ({ pages, looked }) => after({ type: 'review.looked', body: { pages, looked } }),
    'review.leaveOut': ({ pages, leftOut, reason }) =>
      after({ type: 'review.leftOut', body: { pages, leftOut, reason } }),
    'review.addMarks': ({ marks }) => after({ type: 'review.marksAdded', body: { marks } }),
    'review.changeMark': ({ mark: one }) =>
      after({ type: 'review.markChanged', body: { mark: one } }),
    'review.removeMarks': ({ markIds }) =>
      after({ type: 'review.marksRemoved', body: { markIds } }),
    'review.setTerms': ({ terms }) => after({ type: 'review.termsSet', body: { terms } }),
    'review.findAndMark': ({ search, reason }) => {
      const marks = foundMarks(reason, id);
      record({ type: 'review.marksAdded', body: { marks } });
      if (search.kind === 'words' && search.keep) {
        const terms = [...(state.review?.terms ?? []), search.term];
        record({ type: 'review.termsSet', body: { terms } });
      }
      return { found: marks.length, pagesWithoutText: 3, scannedPages: 1, view: viewOf(state) };
    },
    'authorization.type': ({ facts, paperId }) =>
      after({ type: 'authorization.typed', body: { facts, paperId } }),
    'authorization.drawEvidence': ({ evidence }) =>
      after({ type: 'authorization.evidenceDrawn', body: { evidence: { ...evidence, id: id() } } }),
    'authorization.eraseEvidence': ({ evidenceId }) =>
      after({ type: 'authorization.evidenceErased', body: { evidenceId } }),
    'authorization.accept': () => after({ type: 'authorization.accepted', body: {} }),
    'authorization.return': () => {
      const paper = {
        id: id(),
        kind: 'letter',
        fileId: 'f',
        sha256: sha(1),
        pageCount: 1,
      } as const;
      record({ type: 'authorization.returned', body: { defects: ['Not signed.'] } });
      return after({ type: 'intake.paperAdded', body: { paper } });
    },
    'records.glance': ({ maxWidth }) => glance(state, maxWidth),
    'scan.glance': ({ maxWidth }) => glance(state, maxWidth),
    'records.add': ({ label }) =>
      after({ type: 'records.added', body: { document: made(id(), label, 4) } }),
    'scan.takeRecord': ({ label }) =>
      after({ type: 'records.added', body: { document: made(id(), label, 4) } }),
    'records.label': ({ documentId, label }) =>
      after({ type: 'records.labelled', body: { documentId, label } }),
    'records.move': ({ documentId, toIndex }) =>
      after({ type: 'records.moved', body: { documentId, toIndex } }),
    'records.remove': ({ documentId }) => after({ type: 'records.removed', body: { documentId } }),
    'records.complete': ({ complete }) => after({ type: 'records.completed', body: { complete } }),
    'reading.status': () => ({ done: 0, total: 0, paused: false }),
    'reading.first': () => ({ done: 0, total: 0, paused: false }),
    // Nothing is recorded of this patient beyond the request.
    'patients.view': () => ({ rows: [] }),
    'scan.waiting': () => ({
      folder: 'Scans',
      files: [{ name: 'scan_0141.pdf', size: 120_000, modifiedAt: stamp.at }],
    }),
  };

  /** The contract's own schemas judge what the screens send. */
  const call = async (name: VerbName, input: unknown) => {
    calls.push({ name, input });
    const handler = handlers[name] as ((parsed: unknown) => unknown) | undefined;
    if (!handler) throw new Error(`the fake desk has no ${name}`);
    const parsed = contract[name].input.parse(input) as { readonly password?: string };
    const fault = refuse.get(name);
    if (fault && parsed.password === undefined) return { ok: false, fault };
    return { ok: true, value: structuredClone(await handler(parsed)) };
  };

  const desk: Desk = {
    call: call as unknown as Call,
    session: { state: 'empty' },
    practice: true,
    shell: 'loopback',
    refreshSession: () => Promise.resolve(),
    lock: () => undefined,
    onEvent: () => () => undefined,
  };
  return { desk, calls, hold, letGo, refuse, state: () => state };
}

function made(
  id: string,
  label: Pick<RecordDocument, 'title' | 'kind' | 'provider' | 'serviceFrom' | 'serviceTo'>,
  pages: number,
): Omit<RecordDocument, 'added'> {
  return {
    ...label,
    id,
    fileId: `f-${id}`,
    sha256: sha(pages),
    pages: Array.from({ length: pages }, (_, at) => ({
      page: at + 1,
      ...(at % 7 === 4 ? { width: 792, height: 612 } : { width: 612, height: 792 }),
      rotation: at % 7 === 4 ? (90 as const) : (0 as const),
      crop: [0, 0, 612, 792] as const,
      textLength: at % 9 === 8 ? 0 : 900,
      pictures: { share: 0, bare: 0 },
    })),
    findings: [],
  };
}

function start(which: string): RequestState {
  const notes = made(
    'd1',
    {
      title: 'Progress notes',
      kind: 'progress-notes',
      provider: 'Dr. Imani Hale',
      serviceFrom: '2026-01-05',
      serviceTo: '2026-06-30',
    },
    which === 'long' ? 2000 : 41,
  );
  const labs = made(
    'd2',
    { title: 'Labs', kind: 'labs', provider: '', serviceFrom: '', serviceTo: '' },
    12,
  );
  const documents: RecordDocument[] = [
    {
      ...notes,
      added: stamp,
      findings: [
        { code: 'metadata', message: 'The file carries its author and history; neither leaves.' },
        {
          code: 'hidden-layer',
          page: 2,
          message: 'A layer that is switched off lies on the page.',
        },
      ],
    },
    { ...labs, added: stamp },
  ];
  const marks: PageMark[] = [
    mark('m1', 1, [90, 600, 300, 622]),
    ...foundMarks('other-person', () => 'm2'),
  ];
  return {
    id: 'r1',
    intake: {
      form: {} as never,
      number: '2026-0117',
      papers: ['request', 'authorization'].map((kind, at) => ({
        id: `p${at + 1}`,
        kind: kind as 'request',
        fileId: `f${at}`,
        sha256: sha(at),
        pageCount: at + 1,
        added: stamp,
      })),
      started: stamp,
    },
    basis: {
      kind: 'authorization',
      needsAuthorization: true,
      sentence: 'The patient asks that the records go to an attorney.',
    } as never,
    authorization: { facts: emptyAuthorizationFacts, evidence: [], revocations: [] },
    ...(which === 'empty' ? {} : { records: { documents } }),
    review: {
      looked: which === 'fresh' ? {} : { 'd1#1': stamp, 'd1#2': stamp },
      leftOut: { 'd1#3': { ...stamp, reason: 'out-of-scope' } },
      marks: which === 'fresh' ? [] : marks,
      terms: ['Quincy Marlow'],
    },
    lifecycle: {},
  };
}

function mark(id: string, page: number, rect: PageMark['rect']): PageMark {
  return {
    ...plainMark,
    id,
    documentId: 'd1',
    page,
    rect,
    reason: 'other-person',
    source: 'drawn',
    status: 'accepted',
  };
}

function foundMarks(reason: PageMark['reason'], id: () => string): PageMark[] {
  return [
    {
      ...mark(id(), 4, [120, 500, 260, 516]),
      reason,
      source: 'found',
      status: 'proposed',
    },
  ];
}

function viewOf(state: RequestState): RequestView {
  const pages = (state.records?.documents ?? []).flatMap((document) =>
    document.pages.map((page) => pageKey({ documentId: document.id, page: page.page })),
  );
  const review = state.review;
  const isOut = (key: string) => key in (review?.leftOut ?? {});
  const packs = packsFor('TX', {
    onDate: localDate('2026-11-20'),
    today: localDate(today),
    library: loadPacks(),
  });
  const judgement = judgeAuthorization(state.authorization?.facts ?? emptyAuthorizationFacts, {
    today,
    receivedOn: '2026-11-20',
    patient: { familyName: 'Abara', givenName: 'Nkem', dateOfBirth: '1971-04-09' },
    requester: 'Larch & Pine, attorneys',
    clinicName: 'Riverbend Clinic',
    pack: packs.federal.pack,
  });
  return {
    request: state,
    band: {
      number: '2026-0117',
      patient: 'Abara, Nkem',
      dateOfBirth: 'Apr 9, 1971',
      requester: 'Larch & Pine, attorneys',
      status: 'In progress',
      due: 'Fri, Dec 11 (13 business days)',
      claimedBy: 'Rosa Lind',
      alerts: [],
    },
    steps: [],
    stepsDone: 3,
    stepsTotal: 9,
    authorization: shownForm('clerk', judgement, packs),
    gate: [],
    pages: {
      total: pages.length,
      looked: pages.filter((key) => isOut(key) || key in (review?.looked ?? {})).length,
      leftOut: pages.filter(isOut).length,
    },
    packetIsCurrent: false,
    qc: { solo: false },
    titleCautions: {},
    identity: { others: [], unsure: [] },
    sensitive: {
      tags: state.sensitive?.tags ?? [],
      stopped: [],
      questions: [],
      unread: [],
      askConsent: [],
      unanswered: 0,
      mayLogEmergency: false,
    },
  };
}

interface Asked {
  readonly of: { readonly kind: string; readonly id: string };
  readonly page: number;
  readonly maxWidth: number;
  readonly preview: boolean;
}

function glance(state: RequestState, maxWidth: number): Preview {
  const of = { kind: 'offered', id: 'offered' };
  const { width, height, pixels } = picture(state, { of, page: 1, maxWidth, preview: false });
  return { width, height, pixels, pages: 4 };
}

function picture(state: RequestState, asked: Asked): PageImage {
  const { of, page, maxWidth } = asked;
  const document = state.records?.documents.find((one) => one.id === of.id);
  const facts = document?.pages[page - 1] ?? { width: 612, height: 792, rotation: 0 };
  const sideways = facts.rotation === 90 || facts.rotation === 270;
  const crop = sideways
    ? ([0, 0, facts.height, facts.width] as const)
    : ([0, 0, facts.width, facts.height] as const);
  const scale = maxWidth / facts.width;
  const marks = (state.review?.marks ?? []).filter(
    (one) => one.documentId === of.id && one.page === page && one.status === 'accepted',
  );
  return {
    ...drawPage({
      width: Math.round(facts.width * scale),
      height: Math.round(facts.height * scale),
      scale,
      title: document?.title ?? (of.id === 'p2' ? 'AUTHORIZATION' : 'REQUEST'),
      page,
      black: asked.preview && !sideways ? marks.map((one) => one.rect) : [],
      pageHeight: facts.height,
    }),
    pageWidth: facts.width,
    pageHeight: facts.height,
    rotation: facts.rotation,
    crop,
  };
}
