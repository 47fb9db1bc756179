import type { Signature } from '../../contract/forms';
import {
  authorizationFactsSchema,
  type AuthorizationFacts,
} from '../../domain/authorization/facts';
import { Refused } from '../../domain/base/fault';
import {
  bodySizeOf,
  fieldsOf,
  readBack,
  writeForm,
  type FormSource,
} from '../../domain/forms/compose';
import type { FormExtra, FormTemplate } from '../../domain/law/clinicFormRules';
import { filled, type LetterValues } from '../../domain/letters/places';
import type { OwnText, TextBlock } from '../../pdf/port';
import { clinicOf, type LoggedRequest, type OpenDesk } from '../context';
import { clinicValues, fieldValues, formValues } from './values';
import { packsOfRequest } from '../rules/requestPacks';
import { letterhead } from '../letters/text';

export interface FormWish {
  readonly formId: string;
  /** Laid over what the desk gathers from the request. */
  readonly fields: LetterValues;
}

export interface FormOnDesk extends FormSource {
  /** As a person sees them. */
  readonly fields: LetterValues;
  readonly extras: readonly FormExtra[];
}

/** A form with what is known of the request filled in. */
export function formOnDesk(desk: OpenDesk, request: LoggedRequest, wish: FormWish): FormOnDesk {
  const { template, extras } = rulesOfForm(desk, request, wish.formId);
  const asked = fieldsOf({ template, extras });
  const fields = fieldValues(request, asked, wish.fields);
  return { template, extras, fields, values: formValues(desk, request, asked, fields) };
}

/** The form as anybody may have it: the clinic fills in its own name, and nobody else's. */
export function blankForm(desk: OpenDesk, request: LoggedRequest, formId: string): OwnText {
  const rules = rulesOfForm(desk, request, formId);
  return formText(desk, request, { ...rules, fields: {}, values: clinicValues(desk) }, undefined);
}

/** The form with what the clinic's state adds to it. */
function rulesOfForm(
  desk: OpenDesk,
  request: LoggedRequest,
  formId: string,
): Pick<FormOnDesk, 'template' | 'extras'> {
  const { state } = packsOfRequest(desk, request.state);
  const template = templateOf(formTemplates(desk, request), formId);
  return { template, extras: state.pack.formExtras.filter(({ forms }) => forms.includes(formId)) };
}

export function formTemplates(desk: OpenDesk, { state }: LoggedRequest): readonly FormTemplate[] {
  const { federal, state: own } = packsOfRequest(desk, state);
  return [...federal.pack.forms, ...own.pack.forms];
}

export function signingRule(desk: OpenDesk, { state }: LoggedRequest) {
  const rule = packsOfRequest(desk, state).federal.pack.formSigning;
  if (!rule) throw new Error('the federal pack does not say how a form is signed on the screen');
  return rule;
}

/** The pages of the form, signed or to be signed on paper. */
export function formText(
  desk: OpenDesk,
  request: LoggedRequest,
  form: FormOnDesk,
  signature: Signature | undefined,
): OwnText {
  const { template, extras, values } = form;
  return {
    letterhead: letterhead(clinicOf(desk).profile),
    title: template.title,
    paragraphs: [],
    blocks: [...writeForm(form), signatureBlock(desk, request, form, signature)],
    leastSize: bodySizeOf(extras),
    foot: [template.title, String(values.patientName ?? '')].filter((part) => part !== '').join(' · '), // prettier-ignore
  };
}

function signatureBlock(
  desk: OpenDesk,
  request: LoggedRequest,
  { template, values }: FormOnDesk,
  signature: Signature | undefined,
): TextBlock {
  const empty = { kind: 'signature', label: template.signatureLabel, date: '', note: '' } as const;
  if (!signature) return empty;
  const rule = signingRule(desk, request);
  const words = signature.kind === 'drawn' ? rule.drawn : rule.typed;
  return {
    ...empty,
    ...(signature.kind === 'drawn' ? { ink: signature } : { typed: signature.name }),
    date: String(values.signedOnWords ?? ''),
    note: filled(words, values, () => ''),
  };
}

/** What the signed form says, as the checks of an authorization want it; undefined for other forms. */
export function factsOfForm(form: FormOnDesk): AuthorizationFacts | undefined {
  if (!form.template.readsBack) return undefined;
  const { optIns, ...said } = readBack(form);
  const named = Array.isArray(optIns) ? optIns : String(optIns).split('\n');
  return authorizationFactsSchema.parse({
    ...said,
    optIns: named.filter((one) => one !== ''),
  });
}

function templateOf(templates: readonly FormTemplate[], id: string): FormTemplate {
  const template = templates.find((one) => one.id === id);
  if (!template) {
    throw new Refused('no-such-form', 'The rules of this desk have no such form. Choose another.');
  }
  return template;
}
