import type { CaseGiven } from '../../../shared/core/decide/caseFile';
import {
  intakeFactsSchema,
  paperKinds,
  type IntakeFacts,
} from '../../../shared/domain/intake/slice';
import { moneyAnswersSchema } from '../../../shared/domain/money/slice';
import type { contract } from '../../../shared/contract/contract';
import type { InputOf } from '../../../shared/contract/verb';
import { openTestDesk, riverClinic, type TestDesk } from '../../support/desk';
import { chartOf, pdfOf } from '../../unit/core/papers';
import { chartTitle, without, type EnteredCase } from './enterable';

/** What the screens of the desk show once a case has been entered on them. */
export interface Shown {
  readonly basis: Awaited<ReturnType<typeof previewOf>>;
  readonly view: Awaited<ReturnType<typeof viewOf>>;
  readonly money: Awaited<ReturnType<typeof moneyOf>>;
}

/** Enters a case through the desk’s own verbs, in the order of the walk. */
export async function playOnDesk(
  { given, pages }: EnteredCase,
  gateFacts: ReadonlySet<string>,
): Promise<Shown> {
  const desk = await openTestDesk({ now: noonOf(given.receivedOn), profile: profileOf(given) });
  await desk.ask('money.setClinicFees', { fees: given.fee?.clinic ?? {} });
  const form = intakeOf(given);
  const requestId = await logged(desk, given, form);
  await recordsOf(desk, requestId, pages);
  desk.clock.set(noonOf(given.today ?? given.receivedOn));
  await decided(desk, requestId, given);
  await formOf(desk, requestId, given);
  await tagsOf(desk, requestId, given);
  for (const [fact, answer] of Object.entries(given.facts ?? {})) {
    if (gateFacts.has(fact) && fact !== 'recipientState') {
      await desk.ask('sensitive.answerFact', { requestId, fact, answer: answer as string });
    }
  }
  await moneyAnswersOf(desk, requestId, given);
  return {
    basis: await previewOf(desk, requestId, given),
    view: await viewOf(desk, requestId),
    money: await moneyOf(desk, requestId),
  };
}

function noonOf(day: string): string {
  return `${day}T18:00:00.000Z`;
}

function profileOf({ clinic, facts = {} }: CaseGiven) {
  return {
    ...riverClinic,
    ...clinic,
    isPart2Program: facts['clinicIsPart2Program'] === true,
    ...(typeof facts['physiciansAreOsteopathic'] === 'boolean' && {
      physiciansAreOsteopathic: facts['physiciansAreOsteopathic'],
    }),
  };
}

function intakeOf({
  facts = {},
  patient,
  requester,
  recipient,
  asked,
  ...given
}: CaseGiven): IntakeFacts {
  const address =
    typeof facts['recipientState'] === 'string'
      ? `1 Main Street\nTown, ${facts['recipientState']} 00001`
      : '';
  return intakeFactsSchema.parse({
    receivedOn: given.receivedOn,
    ...{ channel: facts['channel'], format: facts['medium'], delivery: facts['delivery'] },
    ...{ deliverTo: facts['deliverTo'], service: given.service },
    ...{
      requesterKind: requester.kind,
      requesterName: requester.kind === 'patient' ? '' : requester.name,
    },
    requesterAddress: address,
    ...{ patientFamilyName: patient.familyName, patientGivenName: patient.givenName },
    patientDateOfBirth: patient.dateOfBirth,
    identification: facts['identityChecked'] === true ? 'Driver license' : '',
    ...{ recipientName: recipient, recipientAddress: address },
    ...{ datesFrom: asked?.from ?? '', datesTo: asked?.to ?? '', recordKinds: asked?.recordKinds },
  });
}

async function logged(
  desk: TestDesk,
  { facts = {} }: CaseGiven,
  form: IntakeFacts,
): Promise<string> {
  const { request } = await desk.ask('intake.start', { form });
  for (const kind of paperKinds.filter((one) => (facts['papers'] as string[]).includes(one))) {
    await desk.ask('intake.addPaper', { requestId: request.id, kind, bytes: await pdfOf([kind]) });
  }
  await desk.ask('intake.log', { requestId: request.id, facts: form });
  return request.id;
}

async function recordsOf(desk: TestDesk, requestId: string, pages: number): Promise<void> {
  const label = {
    title: chartTitle,
    kind: 'other',
    provider: '',
    serviceFrom: '',
    serviceTo: '',
  } as const;
  await desk.ask('records.add', { requestId, bytes: await chartOf(pages), label });
  await desk.ask('records.complete', { requestId, complete: true });
}

/** Where a question is open, nothing can be decided; the preview asks it. */
async function decided(desk: TestDesk, requestId: string, given: CaseGiven): Promise<void> {
  const answers = given.answers ?? {};
  const { decision, conflict } = await previewOf(desk, requestId, given);
  if (!decision || conflict !== '') return;
  if (given.overrideRow === undefined) await desk.ask('basis.decide', { requestId, answers });
  else await desk.ask('basis.override', { requestId, row: given.overrideRow, reason: 'As the case says', answers }); // prettier-ignore
}

async function formOf(desk: TestDesk, requestId: string, given: CaseGiven): Promise<void> {
  const { authorization: facts, answered = {}, revokedOn } = given;
  if (facts) await desk.ask('authorization.type', { requestId, facts });
  for (const [checkId, reason] of Object.entries(answered)) {
    await desk.ask('authorization.answer', { requestId, checkId, reason });
  }
  if (revokedOn !== undefined) await desk.ask('request.recordRevocation', { requestId, receivedOn: revokedOn }); // prettier-ignore
}

/** The first entry speaks of the first pages of the chart, and so on. */
async function tagsOf(desk: TestDesk, requestId: string, { pages = [] }: CaseGiven): Promise<void> {
  const { request } = await viewOf(desk, requestId);
  const documentId = request.records?.documents[0]?.id ?? '';
  const alike = pages.flatMap((one) => Array.from({ length: one.count }, () => one));
  for (const [at, one] of alike.entries()) {
    for (const category of [one.category].flat()) {
      await tagOf(desk, { requestId, pages: [{ documentId, page: at + 1 }], category }, one);
    }
  }
}

type CasePage = NonNullable<CaseGiven['pages']>[number];
type TagInput = InputOf<(typeof contract)['sensitive.tag']>;

async function tagOf(desk: TestDesk, tag: TagInput, said: CasePage): Promise<void> {
  const { service, isPart2, consentedAlone } = said;
  const own = tag.category === 'MIN' ? { service } : { isPart2 };
  const { sensitive } = await desk.ask('sensitive.tag', { ...tag, ...own });
  const tagIds = [sensitive.tags.at(-1)?.id ?? ''];
  const { requestId } = tag;
  if (consentedAlone !== undefined) await desk.ask('sensitive.answer', { requestId, tagIds, consentedAlone }); // prettier-ignore
}

async function moneyAnswersOf(desk: TestDesk, requestId: string, given: CaseGiven): Promise<void> {
  const answers = without(given.fee?.answers, ['pages']);
  if (Object.keys(answers).length > 0) await desk.ask('money.answer', { requestId, answers: moneyAnswersSchema.parse(answers) }); // prettier-ignore
}

function previewOf(desk: TestDesk, requestId: string, { answers = {}, overrideRow }: CaseGiven) {
  return desk.ask('basis.preview', {
    requestId,
    answers,
    row: overrideRow,
  });
}

function viewOf(desk: TestDesk, requestId: string) {
  return desk.ask('request.view', { requestId });
}

async function moneyOf(desk: TestDesk, requestId: string) {
  const { request } = await viewOf(desk, requestId);
  return request.basis ? desk.ask('money.view', { requestId }) : undefined;
}
