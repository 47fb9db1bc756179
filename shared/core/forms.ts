import type { formsVerbs, Signature } from '../contract/forms';
import { Refused } from '../domain/base/fault';
import { fieldsOf, openFields } from '../domain/forms/compose';
import { holds } from '../domain/law/condition';
import type { LetterValues } from '../domain/letters/places';
import type { RequestOperation } from '../domain/request/operations';
import { revocationSignedHere } from './authorization/revocations';
import {
  asLogged,
  loggedRequest,
  requestOf,
  type LoggedRequest,
  type OpenDesk,
  type StationHandlers,
} from './context';
import {
  factsOfForm,
  formOnDesk,
  formTemplates,
  formText,
  signingRule,
  type FormOnDesk,
} from './forms/desk';
import { ownPages, previewOf } from './ownPages';
import { keepThenRecord } from './takeIn';
import { viewOf } from './view';

/** The clinic's own forms: filled in from the request, signed on paper or on the screen. */
export const formsHandlers: StationHandlers<typeof formsVerbs> = {
  'forms.list': (desk, { requestId }) => {
    const request = asLogged(requestOf(desk, requestId));
    return {
      forms: formTemplates(desk, request).map(({ id, title, hint }) => ({ id, title, hint })),
      made: (request.state.forms?.made ?? []).map((one) => ({
        ...{ id: one.id, title: one.title, paperId: one.paperId, signedBy: one.signedBy },
        at: one.made.at,
      })),
      typedStatement: signingRule(desk, request).statement,
    };
  },
  'forms.draft': (desk, asked) => {
    const form = formOnDesk(desk, asLogged(requestOf(desk, asked.requestId)), asked);
    const { template, fields } = form;
    return {
      formId: template.id,
      title: template.title,
      citation: template.citation,
      fields: fieldsOf(form)
        .filter((field) => holds(field.when, form.values) !== 'no')
        .map(({ name, label, kind, choices, optional }) => ({
          ...{ name, label, kind, optional },
          choices: [...choices],
          value: asTyped(fields[name]),
        })),
      open: [...openFields(form)],
      extras: form.extras.map(({ citation, status }) => ({
        citation,
        unverified: status === 'verify',
      })),
    };
  },
  'forms.preview': async (desk, asked) => {
    const request = asLogged(requestOf(desk, asked.requestId));
    const form = formOnDesk(desk, request, asked);
    return previewOf(desk, await pagesOf(desk, request, form, asked.signature), asked);
  },
  'forms.make': async (desk, { requestId, signature, ...wish }) => {
    const request = loggedRequest(desk, requestId);
    await makeForm(desk, request, formOnDesk(desk, request, wish), signature);
    return viewOf(desk, requestId);
  },
  'forms.print': async (desk, asked) => {
    const request = asLogged(requestOf(desk, asked.requestId));
    const form = formOnDesk(desk, request, asked);
    const { bytes } = await pagesOf(desk, request, form, undefined);
    return desk.shell['print.pdf']({ bytes });
  },
  'forms.printCopy': async (desk, { requestId, paperId }) => {
    const state = requestOf(desk, requestId);
    const made = state.forms?.made.some((one) => one.paperId === paperId);
    const paper = state.intake.papers.find((one) => one.id === paperId);
    if (!made || !paper) {
      throw new Refused('no-such-form', 'This form is not among the papers of the request.');
    }
    return desk.shell['print.pdf']({ bytes: await desk.files.read(requestId, paper.fileId) });
  },
};

function pagesOf(
  desk: OpenDesk,
  request: LoggedRequest,
  form: FormOnDesk,
  signature: Signature | undefined,
) {
  return ownPages(desk, request.number, formText(desk, request, form, signature));
}

/** Paper, what it says and who signed are one append: no form stands without being read. */
async function makeForm(
  desk: OpenDesk,
  request: LoggedRequest,
  form: FormOnDesk,
  signature: Signature,
): Promise<void> {
  const open = openFields(form);
  if (open.length > 0) {
    throw new Refused('form-incomplete', `Fill in first: ${open.join(', ')}. Then let them sign.`);
  }
  if (signature.kind === 'typed' && !isSignerName(signature.name, form)) {
    throw new Refused(
      'not-the-signer',
      `The typed name is not that of the person who signs (${signerOf(form)}). Let that person type it.`,
    );
  }
  const { bytes, report } = await pagesOf(desk, request, form, signature);
  const paperId = desk.ids.newId();
  const { template } = form;
  await keepThenRecord(desk, request.state.id, bytes, ({ fileId, sha256 }) => [
    {
      type: 'intake.paperAdded',
      body: {
        paper: { id: paperId, kind: template.paper, fileId, sha256, pageCount: report.pages },
      },
    },
    {
      type: 'form.made',
      body: {
        id: desk.ids.newId(),
        formId: template.id,
        title: template.title,
        paperId,
        signedBy: signerOf(form),
        means: signature.kind,
      },
    },
    ...whatItDoes(desk, request, form, paperId),
  ]);
}

/** An authorization is read back; a revocation holds from the moment it is received. */
function whatItDoes(
  desk: OpenDesk,
  { state }: LoggedRequest,
  form: FormOnDesk,
  paperId: string,
): RequestOperation[] {
  if (form.template.id === revocationId) {
    return [revocationSignedHere(desk, state)];
  }
  const facts = factsOfForm(form);
  return facts ? [{ type: 'authorization.typed', body: { facts, paperId } }] : [];
}

const revocationId = 'revocation';

/** Blanks and case do not count; a name of somebody else does. */
function isSignerName(typed: string, form: FormOnDesk): boolean {
  const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(typed) === plain(signerOf(form));
}

function signerOf({ values }: FormOnDesk): string {
  return String(
    (values.signer === 'representative' ? values.signerName : values.patientName) ?? '',
  );
}

function asTyped(value: LetterValues[string] | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join('\n');
}
