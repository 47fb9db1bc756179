import type { LetterDraftView, lettersVerbs } from '../contract/letters';
import type { Preview } from '../contract/pageImage';
import { Refused } from '../domain/base/fault';
import type { LetterField, LetterTemplate } from '../domain/law/letterRules';
import type { WrittenPart } from '../domain/letters/compose';
import type { LetterValues } from '../domain/letters/places';
import type { RequestState } from '../domain/request/state';
import { change } from './change';
import {
  asLogged,
  loggedRequest,
  personName,
  requestOf,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import { formLetter, missingForm } from './authorization/missingForm';
import {
  draftLetter,
  fileLetter,
  letterTemplates,
  printFiledLetter,
  setLetter,
  type LetterWish,
} from './letters/desk';
import { fitsBasis, fileSheet, isSheet } from './letters/sheet';
import { isPatient } from './letters/values';
import { previewOf } from './ownPages';
import { confidentialOf } from './patients/patientOf';
import { viewOf } from './view';

/** Letters: written from templates, edited where the law leaves room, filed as papers. */
export const lettersHandlers: StationHandlers<typeof lettersVerbs> = {
  'letter.templates': (desk, { requestId }) => {
    const request = asLogged(requestOf(desk, requestId));
    const { drafts = [], filed = [] } = request.state.letters ?? {};
    return {
      templates: letterTemplates(desk, request)
        .filter(({ madeByStation }) => !madeByStation)
        .filter(({ id }) => fitsBasis(desk, request.state, id))
        .filter(({ onlyOnceSent }) => !onlyOnceSent || hasSent(request.state))
        .filter(({ id }) => id !== formLetter || missingForm(request.state) !== undefined)
        .map(({ id, name }) => ({
          id,
          name,
          hasDraft: drafts.some((one) => one.templateId === id),
        })),
      filed: filed.map(({ id, title, paperId, filed: { at, by } }) => ({
        ...{ id, title, paperId, at },
        by: personName(desk, by),
      })),
    };
  },
  'letter.draft': (desk, asked) => shown(desk, asLogged(requestOf(desk, asked.requestId)), asked),
  'letter.type': async (desk, { requestId, ...body }) => {
    const before = loggedRequest(desk, requestId);
    draftLetter(desk, before, body);
    await change(desk, requestId, { type: 'letter.drafted', body });
    return shown(desk, loggedRequest(desk, requestId), body);
  },
  'letter.preview': async (desk, asked) => preview(desk, asked),
  'letter.file': async (desk, asked) => {
    const request = loggedRequest(desk, asked.requestId);
    checkByHand(desk, request, asked.templateId);
    const wish = wishOf(request.state, asked);
    if (isSheet(desk, request.state, wish.templateId)) await fileSheet(desk, request, wish);
    else await fileLetter(desk, request, wish, []);
    return viewOf(desk, asked.requestId);
  },
  'letter.print': (desk, { requestId, letterId }) =>
    printFiledLetter(desk, requestOf(desk, requestId), letterId),
};

function hasSent({ disclosure }: RequestState): boolean {
  return (disclosure?.rows.length ?? 0) > 0;
}

function checkByHand(desk: OpenDesk, request: LoggedRequest, templateId: string): void {
  const template = letterTemplates(desk, request).find(({ id }) => id === templateId);
  if (template?.onlyOnceSent && !hasSent(request.state)) {
    throw new Refused(
      'letter-nothing-sent',
      'This letter tells of what was sent, and nothing has left under this request.',
    );
  }
  if (template?.madeByStation) {
    throw new Refused(
      'letter-of-a-station',
      'This letter goes out with the step it tells of. Take that step; the letter is filed with it.',
    );
  }
  // 45 CFR 164.524: who asks for an own copy is never made to bring an authorization.
  if (templateId === formLetter && !missingForm(request.state)) {
    throw new Refused(
      'no-form-missing',
      'This basis needs no authorization, or a form is here. Do not ask for one.',
    );
  }
}

type Asked = Partial<LetterWish> & { readonly templateId: string };

/** What was typed now, or else what was kept. */
function wishOf({ letters }: RequestState, { templateId, values, edits }: Asked): LetterWish {
  const kept = letters?.drafts.find((one) => one.templateId === templateId);
  return { templateId, values: values ?? kept?.values ?? {}, edits: edits ?? kept?.edits ?? {} };
}

async function preview(
  desk: OpenDesk,
  asked: Asked & { readonly requestId: string; readonly page: number; readonly maxWidth: number },
): Promise<Preview> {
  const request = asLogged(requestOf(desk, asked.requestId));
  const drafted = draftLetter(desk, request, wishOf(request.state, asked));
  return previewOf(desk, await setLetter(desk, request, drafted), asked);
}

function shown(desk: OpenDesk, request: LoggedRequest, asked: Asked): LetterDraftView {
  const wish = wishOf(request.state, asked);
  const { template, values, parts, problems, cautions } = draftLetter(desk, request, wish);
  return {
    templateId: template.id,
    name: template.name,
    citation: template.citation,
    fields: [addressee, ...template.fields.filter((field) => !field.byDesk)].map((field) => ({
      ...field,
      choices: [...field.choices],
      value: asTyped({ ...values, ...wish.values }, field.name),
    })),
    parts: parts.map((part) => ({ ...part, text: wordsOf(part) })),
    problems: problems.map(({ fault }) => fault.message),
    cautions: [...cautions, ...callInstead(desk, request, template)],
    values: asJson(wish.values),
    edits: { ...wish.edits },
  };
}

/** The patient asked for a telephone number and gave no other address (45 CFR 164.522(b)(1)(i)). */
function callInstead(
  desk: OpenDesk,
  request: LoggedRequest,
  { to }: LetterTemplate,
): readonly string[] {
  const { phone } = confidentialOf(desk, request.state);
  if (phone === '' || !isPatient(request, to)) return [];
  return [`The patient asked to be called at ${phone} instead. Call before you mail this letter.`];
}

const addressee: LetterField = {
  name: 'addressee',
  label: 'To whom',
  kind: 'list',
  choices: [],
  optional: false,
  byDesk: false,
};

function asTyped(values: LetterValues, name: string): string {
  const value = values[name] ?? '';
  return typeof value === 'string' ? value : value.join('\n');
}

function wordsOf({ text, rows }: WrittenPart): string {
  return rows.length > 0 ? rows.join('\n') : text;
}

function asJson(values: LetterValues): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : [...value],
    ]),
  );
}
