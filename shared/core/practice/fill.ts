import type { RequestView } from '../../contract/request';
import { emptyAuthorizationFacts, type AuthorizationFacts } from '../../domain/authorization/facts';
import { intakeFactsSchema, type IntakeFacts } from '../../domain/intake/slice';
import { drawChart } from './charts';
import type { Do } from './clerk';
import { drawAuthorization, drawLetter } from './forms';
import { createPeople, type PracticePerson } from './people';
import { planPractice, type PracticeRequest, type PracticeStage } from './plan';

export interface FillParts {
  readonly clerk: Do;
  /** `YYYY-MM-DD`, this many days before today. */
  readonly daysAgo: (days: number) => string;
  readonly onProgress: (done: number, total: number) => void;
}

/** One request on its way through the practice clinic. */
interface Walk {
  readonly parts: FillParts;
  readonly plan: PracticeRequest;
  readonly patient: PracticePerson;
  readonly people: ReturnType<typeof createPeople>;
  readonly requestId: string;
}

const lawFirm = 'Hollis and Bray, attorneys at law';
const firmAddress = '1200 Court Street, Austin, TX 78701';

/**
 * Fills an empty practice clinic by doing what a clerk does, through the same verbs, so that
 * nothing in it could not have come about at a real desk.
 */
export async function fillPractice(parts: FillParts): Promise<void> {
  const plan = planPractice();
  const people = createPeople(20261124);
  for (const [index, request] of plan.entries()) {
    await makeRequest(parts, people, request);
    parts.onProgress(index + 1, plan.length);
  }
}

async function makeRequest(
  parts: FillParts,
  people: ReturnType<typeof createPeople>,
  plan: PracticeRequest,
): Promise<void> {
  const patient = people.person();
  const facts = intakeFacts(parts, patient, plan);
  const started = await parts.clerk('intake.start', { form: facts });
  const walk: Walk = { parts, plan, patient, people, requestId: started.request.id };
  if (plan.stage === 'draft') return;
  if (plan.asks === 'attorney') await addPapers(walk);
  await parts.clerk('intake.log', { requestId: walk.requestId, facts });
  for (const step of stepsTo(plan)) await steps[step](walk);
}

function intakeFacts(
  parts: FillParts,
  patient: PracticePerson,
  plan: PracticeRequest,
): IntakeFacts {
  return intakeFactsSchema.parse({
    channel: plan.asks === 'patient' ? 'walk-in' : 'mail',
    receivedOn: parts.daysAgo(plan.daysAgo),
    requesterKind: plan.asks,
    ...requester(plan, patient),
    patientFamilyName: patient.familyName,
    patientGivenName: patient.givenName,
    patientDateOfBirth: patient.dateOfBirth,
    patientRecordNumber: patient.recordNumber,
    identification: plan.asks === 'patient' ? 'Driver license' : '',
    recordKinds: ['progress-notes', 'labs', 'medications'],
    datesFrom: '2024-01-01',
    datesTo: '2026-09-30',
    format: plan.asks === 'patient' ? 'paper' : 'electronic',
    delivery: plan.asks === 'patient' ? 'pick-up' : 'file',
    purpose: plan.asks === 'attorney' ? 'Legal claim' : '',
  });
}

function requester(plan: PracticeRequest, patient: PracticePerson): Partial<IntakeFacts> {
  switch (plan.asks) {
    case 'patient':
      return {
        requesterName: `${patient.givenName} ${patient.familyName}`,
        requesterAddress: patient.address,
      };
    case 'attorney':
      return {
        requesterName: 'R. Hollis',
        requesterOrganization: lawFirm,
        requesterAddress: firmAddress,
      };
    case 'provider':
      return {
        requesterName: 'Dr. A. Lindqvist',
        requesterOrganization: 'Hill Country Cardiology',
        requesterAddress: '80 Ridge Road, Austin, TX 78746',
      };
  }
}

type StepName =
  | 'basis'
  | 'form'
  | 'returned'
  | 'records'
  | 'look'
  | 'begin'
  | 'propose'
  | 'packet'
  | 'certify'
  | 'decline'
  | 'release'
  | 'hold'
  | 'cancel'
  | 'revoke';

const way: Readonly<Record<PracticeStage, readonly StepName[]>> = {
  draft: [],
  logged: [],
  basis: ['basis'],
  'form-unsigned': ['basis', 'form'],
  'form-expired': ['basis', 'form'],
  'form-returned': ['basis', 'form', 'returned'],
  'records-wanted': ['basis', 'form'],
  'records-in': ['basis', 'form', 'records'],
  'review-begun': ['basis', 'form', 'records', 'begin'],
  'review-proposed': ['basis', 'form', 'records', 'look', 'propose'],
  'review-done': ['basis', 'form', 'records', 'look'],
  'packet-built': ['basis', 'form', 'records', 'look', 'packet'],
  'qc-declined': ['basis', 'form', 'records', 'look', 'packet', 'decline'],
  ready: ['basis', 'form', 'records', 'look', 'packet', 'certify'],
  released: ['basis', 'form', 'records', 'look', 'packet', 'certify', 'release'],
  held: ['basis', 'hold'],
  cancelled: ['cancel'],
  revoked: ['basis', 'form', 'records', 'revoke'],
};

function stepsTo(plan: PracticeRequest): readonly StepName[] {
  return way[plan.stage].filter((step) => step !== 'form' || plan.asks === 'attorney');
}

const defective: readonly PracticeStage[] = ['form-unsigned', 'form-expired', 'form-returned'];

const steps: Readonly<Record<StepName, (walk: Walk) => Promise<unknown>>> = {
  basis: ({ parts, plan, requestId }) =>
    parts.clerk('basis.decide', { requestId, answers: basisAnswers(plan) }),
  form: fillForm,
  returned: ({ parts, requestId }) => parts.clerk('authorization.return', { requestId }),
  records: addRecords,
  look: (walk) => look(walk, 1),
  begin: (walk) => look(walk, 0.4),
  propose: ({ parts, requestId }) =>
    parts.clerk('review.findAndMark', {
      requestId,
      term: 'Potassium',
      reason: 'out-of-scope',
      keep: false,
    }),
  packet: ({ parts, requestId }) => parts.clerk('packet.build', { requestId }),
  certify: ({ parts, requestId }) =>
    parts.clerk('qc.certify', {
      requestId,
      checklist: ['patient', 'scope', 'sensitive', 'marks', 'counts', 'recipient'],
      comment: '',
      soloReason: 'Practice clinic with one clerk',
    }),
  decline: ({ parts, requestId }) =>
    parts.clerk('qc.decline', {
      requestId,
      defect: 'out-of-scope',
      comment: 'Page 2 is not in the dates asked for.',
    }),
  release,
  hold: ({ parts, requestId }) =>
    parts.clerk('request.hold', { requestId, reason: 'Waiting for the patient to call back' }),
  cancel: ({ parts, requestId }) =>
    parts.clerk('request.cancel', { requestId, reason: 'The requester withdrew it' }),
  revoke: ({ parts, requestId }) =>
    parts.clerk('request.recordRevocation', { requestId, receivedOn: parts.daysAgo(1) }),
};

function basisAnswers(plan: PracticeRequest) {
  switch (plan.asks) {
    case 'patient':
      return { signer: 'patient', goesTo: 'patient', paper: 'none' } as const;
    case 'attorney':
      return { signer: 'patient', goesTo: 'third-party', paper: 'authorization' } as const;
    case 'provider':
      return { signer: 'requester', goesTo: 'third-party', paper: 'provider-letter' } as const;
  }
}

async function addPapers(walk: Walk): Promise<void> {
  const { parts, plan, patient, requestId } = walk;
  const expired = plan.stage === 'form-expired';
  const letter = await drawLetter(`${lawFirm}, ${firmAddress}`, patient);
  const form = await drawAuthorization({
    patient,
    recipient: lawFirm,
    purpose: 'Legal claim',
    signed: plan.stage !== 'form-unsigned',
    signedOn: plan.stage === 'form-unsigned' ? '' : parts.daysAgo(plan.daysAgo + 20),
    expiresOn: parts.daysAgo(expired ? 10 : -200),
  });
  await parts.clerk('intake.addPaper', { requestId, kind: 'request', bytes: letter });
  await parts.clerk('intake.addPaper', { requestId, kind: 'authorization', bytes: form });
}

async function fillForm(walk: Walk): Promise<void> {
  const { parts, plan, requestId } = walk;
  const facts = formFacts(walk);
  await parts.clerk('authorization.type', { requestId, facts });
  if (!defective.includes(plan.stage)) await parts.clerk('authorization.accept', { requestId });
}

function formFacts({ parts, plan, patient }: Walk): AuthorizationFacts {
  const unsigned = plan.stage === 'form-unsigned' || plan.stage === 'form-returned';
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
    expiresOn: parts.daysAgo(plan.stage === 'form-expired' ? 10 : -200),
    statesRightToRevoke: 'yes',
    statesConditioning: 'yes',
    statesRedisclosure: 'yes',
    isCombined: 'no',
    dependsOnSigning: 'no',
    alteration: 'none',
    readability: 'readable',
    isSigned: unsigned ? 'no' : 'yes',
    signedOn: unsigned ? '' : parts.daysAgo(plan.daysAgo + 20),
    signer: 'patient',
  };
}

async function addRecords(walk: Walk): Promise<void> {
  const { parts, plan, patient, people, requestId } = walk;
  const bytes = await drawChart(people.faker, {
    patient,
    pages: plan.pages,
    commingled: plan.commingled ? people.person() : undefined,
    fakeRedaction: plan.fakeRedaction,
  });
  const label = {
    title: 'Office chart',
    kind: 'progress-notes',
    provider: 'River Clinic',
    serviceFrom: '2024-01-01',
    serviceTo: '2026-09-30',
  } as const;
  await parts.clerk('records.add', { requestId, bytes, label });
  await parts.clerk('records.complete', { requestId, complete: true });
}

/** Looks at the first `share` of the pages. */
async function look({ parts, requestId }: Walk, share: number): Promise<void> {
  const { request }: RequestView = await parts.clerk('request.view', { requestId });
  const pages = (request.records?.documents ?? []).flatMap((document) =>
    document.pages.map(({ page }) => ({ documentId: document.id, page })),
  );
  const seen = pages.slice(0, Math.ceil(pages.length * share));
  await parts.clerk('review.look', { requestId, pages: seen, looked: true });
}

/** Printing is spoken of, never done: nothing of the practice clinic may reach a printer by itself. */
async function release({ parts, requestId }: Walk): Promise<void> {
  await parts.clerk('release.print', { requestId });
  await parts.clerk('release.confirmPrinted', { requestId, allPrinted: true });
}
