import type { authorizationVerbs } from '../contract/authorization';
import { Refused } from '../domain/base/fault';
import type { CheckOutcome } from '../domain/authorization/outcome';
import { refuseStrangeForm } from '../domain/authorization/knownForms';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import {
  asLogged,
  loggedRequest,
  requestOf,
  workableRequest,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { authorizationStanding } from './rules/law';
import { packsOfRequest } from './rules/requestPacks';
import { checkAnswered } from './rules/reserved';
import { fileLetter, printFiledLetter } from './letters/desk';
import { sendPatientForm } from './letters/patientForm';
import { viewOf } from './view';

/** Authorization: the form is typed once, answers its own checks, and is accepted or returned. */
export const authorizationHandlers: StationHandlers<typeof authorizationVerbs> = {
  'authorization.type': async (desk, { requestId, facts, paperId }) => {
    // Whom it names is held against the request's facts, and only a logged one has them.
    const { state } = loggedRequest(desk, requestId);
    if (paperId !== undefined) checkForm(state, paperId);
    const packs = packsOfRequest(desk, state);
    refuseStrangeForm(facts.form, [packs.federal.pack, packs.state.pack]);
    const asked = [...packs.federal.pack.formQuestions, ...packs.state.pack.formQuestions];
    checkAnswered(desk, asked, facts.extras, state.authorization?.facts.extras);
    await change(desk, requestId, { type: 'authorization.typed', body: { facts, paperId } });
    return viewOf(desk, requestId);
  },
  'authorization.drawEvidence': async (desk, { requestId, evidence }) => {
    checkPaper(workableRequest(desk, requestId), evidence.paperId, evidence.page);
    const body = { evidence: { ...evidence, id: desk.ids.newId() } };
    await change(desk, requestId, { type: 'authorization.evidenceDrawn', body });
    return viewOf(desk, requestId);
  },
  'authorization.eraseEvidence': async (desk, { requestId, evidenceId }) => {
    workableRequest(desk, requestId);
    await change(desk, requestId, { type: 'authorization.evidenceErased', body: { evidenceId } });
    return viewOf(desk, requestId);
  },
  'authorization.answer': async (desk, { requestId, checkId, reason }) => {
    const { state } = loggedRequest(desk, requestId);
    const { sentence } = warningOf(desk, state, checkId);
    const body = { checkId, reason, sentence };
    await change(desk, requestId, { type: 'authorization.answered', body });
    return viewOf(desk, requestId);
  },
  'authorization.accept': async (desk, { requestId }) => {
    const { state } = needingAuthorization(desk, requestId);
    const { valid, defects } = authorizationStanding(desk, state);
    if (!valid) throw defective(defects);
    await change(desk, requestId, { type: 'authorization.accepted', body: {} });
    return viewOf(desk, requestId);
  },
  'authorization.returnPart': async (desk, { requestId, ...form }) => {
    await returnPart(desk, requestId, form);
    return viewOf(desk, requestId);
  },
  'authorization.printLetter': (desk, { requestId }) =>
    printLetter(desk, asLogged(requestOf(desk, requestId))),
  'authorization.return': async (desk, { requestId }) => {
    const request = needingAuthorization(desk, requestId);
    const defects = [...authorizationStanding(desk, request.state).letterDefects];
    if (defects.length === 0) throw noDefects();
    await sendBack(desk, request, defects);
    return viewOf(desk, requestId);
  },
};

type PatientForm = Parameters<typeof sendPatientForm>[2];

/** To the patient: the requester must not learn which kinds of records there are (2.13(c)). */
async function returnPart(desk: OpenDesk, requestId: string, form: PatientForm): Promise<void> {
  const request = needingAuthorization(desk, requestId);
  const { valid, defects, judgement } = authorizationStanding(desk, request.state);
  if (!valid) throw defective(defects);
  if (judgement.verdict.doesNotCarry.length === 0) {
    throw new Refused(
      'nothing-barred',
      'This form carries every page that goes out, so no other form is needed.',
    );
  }
  await sendPatientForm(desk, request, form, [{ type: 'authorization.partReturned', body: {} }]);
}

function needingAuthorization(desk: OpenDesk, requestId: string): LoggedRequest {
  const request = loggedRequest(desk, requestId);
  if (!request.state.basis) {
    throw new Refused('no-basis', 'Decide the basis first: it says whether a form is needed.');
  }
  if (!request.state.basis.needsAuthorization) {
    throw new Refused(
      'no-authorization-needed',
      'No authorization is needed for this request. Do not ask for one.',
    );
  }
  return request;
}

/** Only a warning can be answered with a reason; a defect has to be mended. */
function warningOf(desk: OpenDesk, state: RequestState, checkId: string): CheckOutcome {
  const { checks } = authorizationStanding(desk, state).judgement;
  const check = checks.find((one) => one.id === checkId);
  if (check?.answer !== 'not-met' || check.severity !== 'warn') {
    throw new Refused(
      'no-warning',
      'This check is no warning now, so there is no reason to give. Look at the form again.',
    );
  }
  return check;
}

/** A letter of revocation, or a proof of identity, is not the form it speaks of. */
function checkForm(state: RequestState, paperId: string): void {
  checkPaper(state, paperId);
  const kind = state.intake.papers.find((one) => one.id === paperId)?.kind;
  if (kind !== 'authorization' && kind !== 'request') {
    throw new Refused(
      'not-a-form',
      'This paper was taken in as something else than an authorization or a request. Take it in again as what it is.',
    );
  }
}

function checkPaper(state: RequestState, paperId: string, page = 1): void {
  const paper = state.intake.papers.find((one) => one.id === paperId);
  if (!paper || page > paper.pageCount) {
    throw new Refused('no-such-paper', 'This page is not among the papers of the request.');
  }
}

/** The letter and the return are one append: no form is returned without its reasons. */
async function sendBack(desk: OpenDesk, request: LoggedRequest, defects: string[]): Promise<void> {
  await fileLetter(desk, request, { templateId: 'authorization-return', values: { defects } }, [
    { type: 'authorization.returned', body: { defects } },
  ]);
}

const ownLetters: ReadonlySet<string> = new Set(['authorization-return', 'patient-form-needed']);

/** The very pages that were filed at the return. */
async function printLetter(desk: OpenDesk, { state }: LoggedRequest): Promise<PrintOutcome> {
  const letter = state.letters?.filed.findLast(({ templateId }) => ownLetters.has(templateId));
  if (!letter) {
    throw new Refused('no-letter', 'No form was returned, so there is no letter to print.');
  }
  return printFiledLetter(desk, state, letter.id);
}

type PrintOutcome = Awaited<ReturnType<OpenDesk['shell']['print.pdf']>>;

function defective(defects: readonly string[]): Refused {
  return new Refused('authorization-defective', `This form cannot be used: ${defects.join(' ')}`);
}

function noDefects(): Refused {
  return new Refused(
    'no-defects',
    'No check says “Not met”, so there is nothing to return it for. Answer the open checks first.',
  );
}
