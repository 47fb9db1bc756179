import type { RequestView } from '../../contract/request';
import { emptyAuthorizationFacts, type AuthorizationFacts } from '../../domain/authorization/facts';
import type { BasisAnswers } from '../../domain/basis/slice';
import { qcChecklist } from '../../domain/qc/checklist';
import type { IntakeFacts, paperKinds } from '../../domain/intake/slice';
import type { DocumentLabel } from '../../domain/records/slice';
import { drawChart, drawPages, type DrawnPage } from './charts';
import type { Do } from './clerk';
import { drawAuthorization, drawLetter, drawPaper } from './forms';
import type { createPeople, PracticePerson } from './people';
import type { PracticeRequest } from './plan';

export interface FillParts {
  readonly clerk: Do;
  /** `YYYY-MM-DD`, this many days before today. */
  readonly daysAgo: (days: number) => string;
  readonly onProgress: (done: number, total: number) => void;
  /** While somebody else is signed in, no call of the page may run. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** One request on its way through the practice clinic. */
export interface Walk {
  readonly parts: FillParts;
  readonly plan: PracticeRequest;
  readonly patient: PracticePerson;
  readonly people: ReturnType<typeof createPeople>;
  readonly requestId: string;
}

/** How a lesson comes about that goes a way of its own. */
export interface LessonMaker {
  /** Where it matters how old the patient is. */
  readonly bornDaysAgo?: number;
  /** What the intake form says otherwise. */
  readonly facts?: Partial<IntakeFacts>;
  /** From the logged request on. */
  readonly make: (walk: Walk) => Promise<void>;
}

export const lawFirm = 'Hollis and Bray, attorneys at law';
export const firmAddress = '1200 Court Street, Austin, TX 78701';

export const byForm = { signer: 'patient', goesTo: 'third-party', paper: 'authorization' } as const;

export async function decideBasis(walk: Walk, answers: BasisAnswers): Promise<void> {
  await walk.parts.clerk('basis.decide', { requestId: walk.requestId, answers });
}

/** A paper somebody handed in: a heading, and what it says. */
export async function addPaper(
  { parts, requestId }: Walk,
  kind: (typeof paperKinds)[number],
  paper: { readonly heading: string; readonly lines: readonly string[] },
): Promise<void> {
  const bytes = await drawPaper(paper.heading, paper.lines);
  await parts.clerk('intake.addPaper', { requestId, kind, bytes });
}

/** The letter of the law office and its form, as they come by mail. */
export async function addFormPapers(walk: Walk): Promise<void> {
  const { parts, plan, patient, requestId } = walk;
  const unsigned = plan.stage === 'form-unsigned';
  const letter = await drawLetter(`${lawFirm}, ${firmAddress}`, patient);
  const form = await drawAuthorization({
    patient,
    recipient: lawFirm,
    purpose: 'Legal claim',
    signed: !unsigned,
    signedOn: unsigned ? '' : parts.daysAgo(plan.daysAgo + 20),
    expiresOn: expiryOf(walk),
  });
  await parts.clerk('intake.addPaper', { requestId, kind: 'request', bytes: letter });
  await parts.clerk('intake.addPaper', { requestId, kind: 'authorization', bytes: form });
}

function expiryOf({ parts, plan }: Walk): string {
  if (plan.lesson === 'event-came') return 'the end of my claim';
  return parts.daysAgo(plan.stage === 'form-expired' ? 10 : -200);
}

/** What stands on a good form of the law office. */
export function formFacts({ parts, plan, patient }: Walk): AuthorizationFacts {
  return {
    ...emptyAuthorizationFacts,
    patientName: `${patient.givenName} ${patient.familyName}`,
    patientDateOfBirth: patient.dateOfBirth,
    discloser: 'River Clinic',
    namesThisClinic: 'yes',
    recipient: lawFirm,
    recipientMatches: 'yes',
    description: 'Entire medical record, January 1, 2024 to September 30, 2026',
    descriptionKind: 'entire-record',
    purpose: 'Legal claim',
    expiryKind: 'date',
    expiresOn: parts.daysAgo(-200),
    statesRightToRevoke: 'yes',
    statesConditioning: 'yes',
    statesRedisclosure: 'yes',
    isCombined: 'no',
    dependsOnSigning: 'no',
    alteration: 'none',
    readability: 'readable',
    isSigned: 'yes',
    signedOn: parts.daysAgo(plan.daysAgo + 20),
    signer: 'patient',
  };
}

/** The law office's request up to an accepted form. */
export async function acceptForm(
  walk: Walk,
  differs: Partial<AuthorizationFacts> = {},
): Promise<void> {
  const { parts, requestId } = walk;
  await addFormPapers(walk);
  await decideBasis(walk, byForm);
  const facts = { ...formFacts(walk), ...differs };
  await parts.clerk('authorization.type', { requestId, facts });
  await parts.clerk('authorization.accept', { requestId });
}

const officeChart: DocumentLabel = {
  title: 'Office chart',
  kind: 'progress-notes',
  provider: 'River Clinic',
  serviceFrom: '2024-01-01',
  serviceTo: '2026-09-30',
};

export async function addRecords(walk: Walk): Promise<void> {
  const { parts, plan, patient, people, requestId } = walk;
  const bytes = await drawChart(people.faker, {
    patient,
    pages: plan.pages,
    commingled: plan.commingled ? people.person() : undefined,
    fakeRedaction: plan.fakeRedaction,
  });
  await parts.clerk('records.add', { requestId, bytes, label: officeChart });
  await parts.clerk('records.complete', { requestId, complete: true });
}

/** A document of pages that say just this; answers its id. */
export async function addDocument(
  { parts, patient, requestId }: Walk,
  title: string,
  pages: readonly DrawnPage[],
): Promise<string> {
  const bytes = await drawPages(patient, pages);
  const label = { ...officeChart, title };
  const { request } = await parts.clerk('records.add', { requestId, bytes, label });
  await parts.clerk('records.complete', { requestId, complete: true });
  const added = request.records?.documents.at(-1);
  if (!added) throw new Error('a practice document was not added');
  return added.id;
}

/** Looks at the first `share` of the pages. */
export async function look({ parts, requestId }: Walk, share: number): Promise<void> {
  const { request }: RequestView = await parts.clerk('request.view', { requestId });
  const pages = (request.records?.documents ?? []).flatMap((document) =>
    document.pages.map(({ page }) => ({ documentId: document.id, page })),
  );
  const seen = pages.slice(0, Math.ceil(pages.length * share));
  await parts.clerk('review.look', { requestId, pages: seen, looked: true });
}

export async function buildPacket({ parts, requestId }: Walk): Promise<void> {
  await parts.clerk('packet.build', { requestId });
}

export async function certify({ parts, requestId }: Walk): Promise<void> {
  await parts.clerk('qc.certify', {
    requestId,
    checklist: qcChecklist.map(({ id }) => id),
    comment: '',
    soloReason: 'Practice clinic with one clerk',
  });
}

/** Printing is spoken of, never done: nothing of the practice clinic may reach a printer by itself. */
export async function release({ parts, requestId }: Walk): Promise<void> {
  await parts.clerk('release.print', { requestId });
  await parts.clerk('release.confirmPrinted', { requestId, allPrinted: true });
}
