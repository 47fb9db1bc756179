import { qcChecklist } from '../../../shared/domain/qc/checklist';
import type { RequestView } from '../../../shared/contract/request';
import {
  emptyAuthorizationFacts,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import { intakeFactsSchema, type IntakeFacts } from '../../../shared/domain/intake/slice';
import { plainMark } from '../../../shared/domain/review/slice';
import type { TestDesk } from '../../support/desk';
import { chartOf, pdfOf } from './papers';

export const label = {
  title: 'Office chart',
  kind: 'progress-notes',
  provider: 'River Clinic',
  serviceFrom: '2026-01-04',
  serviceTo: '2026-08-30',
} as const;

export const walkInFacts: IntakeFacts = intakeFactsSchema.parse({
  channel: 'walk-in',
  receivedOn: '2026-09-01',
  requesterKind: 'patient',
  requesterName: '',
  datesFrom: '',
  datesTo: '',
  patientFamilyName: 'Miller',
  patientGivenName: 'Anna',
  patientDateOfBirth: '1960-01-02',
  identification: 'Driver license',
});

export const attorneyFacts: IntakeFacts = intakeFactsSchema.parse({
  ...walkInFacts,
  channel: 'mail',
  requesterKind: 'attorney',
  requesterName: 'R. Hollis',
  requesterOrganization: 'Hollis and Bray',
  requesterAddress: '1200 Court Street\nAustin, TX 78701',
  delivery: 'mail',
  purpose: 'Legal claim',
});

export const goodForm: AuthorizationFacts = {
  ...emptyAuthorizationFacts,
  patientName: 'Anna Miller',
  patientDateOfBirth: '1960-01-02',
  discloser: 'River Clinic',
  namesThisClinic: 'yes',
  recipient: 'Hollis and Bray',
  recipientMatches: 'yes',
  description: 'Office notes of 2026',
  descriptionKind: 'specific',
  purpose: 'Legal claim',
  expiryKind: 'date',
  expiresOn: '2026-09-30',
  statesRightToRevoke: 'yes',
  statesConditioning: 'yes',
  statesRedisclosure: 'yes',
  isSigned: 'yes',
  signedOn: '2026-08-20',
  isCombined: 'no',
  dependsOnSigning: 'no',
  alteration: 'none',
  readability: 'readable',
  signer: 'patient',
};

export const access = { signer: 'patient', goesTo: 'patient', paper: 'none' } as const;
export const byForm = { signer: 'patient', goesTo: 'third-party', paper: 'authorization' } as const;

export async function log(desk: TestDesk, facts: IntakeFacts): Promise<string> {
  const { request } = await desk.ask('intake.start', { form: facts });
  await desk.ask('intake.log', { requestId: request.id, facts });
  return request.id;
}

/** A walk-in patient's request with its basis decided. */
export async function walkIn(desk: TestDesk): Promise<string> {
  const requestId = await log(desk, walkInFacts);
  await desk.ask('basis.decide', { requestId, answers: access });
  return requestId;
}

/** An attorney's mailed request with letter, form and decided basis; the form is typed, not accepted. */
export async function attorney(
  desk: TestDesk,
  form: Partial<AuthorizationFacts> = {},
  asked: Partial<IntakeFacts> = {},
) {
  const facts = { ...attorneyFacts, ...asked };
  const { request } = await desk.ask('intake.start', { form: facts });
  const requestId = request.id;
  const letter = await pdfOf(['Hollis and Bray', 'Please send the records of our client.']);
  await desk.ask('intake.addPaper', { requestId, kind: 'request', bytes: letter });
  const scan = await pdfOf(['Authorization', 'Anna Miller']);
  await desk.ask('intake.addPaper', { requestId, kind: 'authorization', bytes: scan });
  await desk.ask('intake.log', { requestId, facts });
  await desk.ask('basis.decide', { requestId, answers: byForm });
  await desk.ask('authorization.type', { requestId, facts: { ...goodForm, ...form } });
  return requestId;
}

export async function addChart(desk: TestDesk, requestId: string, pages = 3) {
  const bytes = await chartOf(pages);
  await desk.ask('records.add', { requestId, bytes, label });
  return desk.ask('records.complete', { requestId, complete: true });
}

export function pagesOf(view: RequestView) {
  return (view.request.records?.documents ?? []).flatMap((document) =>
    document.pages.map(({ page }) => ({ documentId: document.id, page })),
  );
}

export async function lookAtAll(desk: TestDesk, requestId: string): Promise<RequestView> {
  const view = await desk.ask('request.view', { requestId });
  return desk.ask('review.look', { requestId, pages: pagesOf(view), looked: true });
}

export const certificate = {
  checklist: qcChecklist.map(({ id }) => id),
  comment: '',
  soloReason: '',
};

/** Everything up to a packet that a second person has certified; Ben is signed in at the end. */
export async function certified(desk: TestDesk, requestId: string): Promise<RequestView> {
  await addChart(desk, requestId);
  await lookAtAll(desk, requestId);
  await desk.ask('packet.build', { requestId });
  await desk.signIn('Ben');
  return desk.ask('qc.certify', { requestId, ...certificate });
}

export function markOn(documentId: string, page = 1) {
  return {
    ...plainMark,
    id: `mark-${page}`,
    documentId,
    page,
    rect: [72, 670, 200, 690] as [number, number, number, number],
    reason: 'other-person' as const,
    source: 'drawn' as const,
    status: 'accepted' as const,
  };
}
