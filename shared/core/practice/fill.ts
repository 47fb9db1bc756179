import type { AuthorizationFacts } from '../../domain/authorization/facts';
import { intakeFactsSchema, type IntakeFacts } from '../../domain/intake/slice';
import { lessonMakers } from './lessonMakers';
import { lessonRecordNumber } from './lessons';
import { createPeople, type PracticePerson } from './people';
import type { PracticeRequest, PracticeStage } from './plan';
import {
  addFormPapers,
  addRecords,
  buildPacket,
  byForm,
  certify,
  decideBasis,
  firmAddress,
  formFacts,
  lawFirm,
  look,
  release,
  type FillParts,
  type LessonMaker,
  type Walk,
} from './walk';

/**
 * Fills an empty practice clinic by doing what a clerk does, through the same verbs, so that
 * nothing in it could not have come about at a real desk.
 */
export async function fillPractice(
  parts: FillParts,
  plan: readonly PracticeRequest[],
): Promise<void> {
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
  const maker = plan.lesson && lessonMakers[plan.lesson];
  const patient = patientOf(parts, people.person(), plan, maker);
  const facts = intakeFacts(parts, patient, plan, maker);
  const started = await parts.clerk('intake.start', { form: facts });
  const walk: Walk = { parts, plan, patient, people, requestId: started.request.id };
  if (plan.stage === 'draft') return;
  if (!maker && plan.asks === 'attorney') await addFormPapers(walk);
  await parts.clerk('intake.log', { requestId: walk.requestId, facts });
  if (maker) return maker.make(walk);
  for (const step of stepsTo(plan)) await steps[step](walk);
}

/** A lesson may want a patient of an age; its record number tells which lesson it is. */
function patientOf(
  parts: FillParts,
  person: PracticePerson,
  { lesson }: PracticeRequest,
  maker: LessonMaker | undefined,
): PracticePerson {
  if (lesson === undefined) return person;
  return {
    ...person,
    recordNumber: lessonRecordNumber(lesson),
    ...(maker?.bornDaysAgo !== undefined && { dateOfBirth: parts.daysAgo(maker.bornDaysAgo) }),
  };
}

function intakeFacts(
  parts: FillParts,
  patient: PracticePerson,
  plan: PracticeRequest,
  maker: LessonMaker | undefined,
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
    ...maker?.facts,
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
  'own-way': [],
};

function stepsTo(plan: PracticeRequest): readonly StepName[] {
  return way[plan.stage].filter((step) => step !== 'form' || plan.asks === 'attorney');
}

const defective: readonly PracticeStage[] = ['form-unsigned', 'form-expired', 'form-returned'];

const steps: Readonly<Record<StepName, (walk: Walk) => Promise<unknown>>> = {
  basis: (walk) => decideBasis(walk, basisAnswers(walk.plan)),
  form: fillForm,
  returned: ({ parts, requestId }) => parts.clerk('authorization.return', { requestId }),
  records: addRecords,
  look: (walk) => look(walk, 1),
  begin: (walk) => look(walk, 0.4),
  propose: ({ parts, requestId }) =>
    parts.clerk('review.findAndMark', {
      requestId,
      search: { kind: 'words', term: 'Potassium', keep: false },
      reason: 'out-of-scope',
    }),
  packet: buildPacket,
  certify,
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
      return byForm;
    case 'provider':
      return { signer: 'requester', goesTo: 'third-party', paper: 'provider-letter' } as const;
  }
}

async function fillForm(walk: Walk): Promise<void> {
  const { parts, plan, requestId } = walk;
  const unsigned = plan.stage === 'form-unsigned' || plan.stage === 'form-returned';
  const facts: AuthorizationFacts = {
    ...formFacts(walk),
    ...(plan.stage === 'form-expired' && { expiresOn: parts.daysAgo(10) }),
    ...(unsigned && { isSigned: 'no' as const, signedOn: '' }),
  };
  await parts.clerk('authorization.type', { requestId, facts });
  if (!defective.includes(plan.stage)) await parts.clerk('authorization.accept', { requestId });
}
