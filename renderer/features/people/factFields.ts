import type { FactKind } from '../../../shared/domain/patients/slice';

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date' | 'lines' | 'choice' | 'capacity' | 'kinship' | 'proofs' | 'questions'; // prettier-ignore
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly required?: boolean;
}

export interface KindWords {
  /** On the button and the dialog. */
  readonly add: string;
  readonly title: string;
  readonly fields: readonly FieldSpec[];
}

const from: FieldSpec = { name: 'from', label: 'From', type: 'date', hint: 'Empty: no first day is known.' }; // prettier-ignore
const to: FieldSpec = { name: 'to', label: 'To', type: 'date', hint: 'Empty: no last day.' };
const note: FieldSpec = { name: 'note', label: 'Note', type: 'lines' };

/** The dialogs of the screen, field by field, in the order in which a clerk reads the paper. */
export const kinds: Readonly<Record<FactKind, KindWords>> = {
  authority: {
    add: 'Somebody who acts for the patient',
    title: 'Who acts for the patient',
    fields: [
      { name: 'who', label: 'Name', required: true },
      { name: 'capacity', label: 'In what capacity', type: 'capacity', required: true },
      { name: 'kinship', label: 'Place in the state’s order', type: 'kinship' },
      { name: 'questions', label: 'What the paper says', type: 'questions' },
      { name: 'proofs', label: 'Papers somebody has seen', type: 'proofs' },
      {
        name: 'scope',
        label: 'Which records it covers',
        type: 'choice',
        options: [
          { value: 'everything', label: 'All records' },
          { value: 'limited', label: 'Only some' },
        ],
      },
      { name: 'scopeText', label: 'Which ones, where only some' },
      from,
      to,
      note,
    ],
  },
  order: {
    add: 'A court order that limits somebody',
    title: 'Court order',
    fields: [
      { name: 'whom', label: 'Whom it limits', hint: 'As written on the order.' },
      {
        name: 'effect',
        label: 'What it closes',
        type: 'choice',
        options: [
          { value: 'unknown', label: 'Nobody has read it yet' },
          { value: 'everything', label: 'All records' },
          { value: 'some', label: 'Some records' },
        ],
      },
      { name: 'limits', label: 'Which records, where only some' },
      { name: 'court', label: 'Court and number' },
      from,
      to,
      note,
    ],
  },
  confidential: {
    add: 'An address or number the patient asked for',
    title: 'Where the patient wants to be reached',
    fields: [
      { name: 'address', label: 'Address', type: 'lines' },
      { name: 'phone', label: 'Telephone' },
      from,
      to,
    ],
  },
  restriction: {
    add: 'A restriction',
    title: 'Restriction',
    fields: [
      {
        name: 'type',
        label: 'Kind of restriction',
        type: 'choice',
        options: [
          { value: 'self-pay', label: 'Paid alone in full: nothing to the health plan' },
          { value: 'agreed', label: 'Another one the clinic agreed to' },
        ],
      },
      { name: 'about', label: 'Which service, or what was agreed', required: true },
      from,
      to,
      note,
    ],
  },
  amendment: {
    add: 'An amendment or statement that must go along',
    title: 'Amendment or statement',
    fields: [
      {
        name: 'type',
        label: 'Kind of paper',
        type: 'choice',
        options: [
          { value: 'amendment', label: 'Accepted amendment' },
          { value: 'disagreement', label: 'Statement of disagreement' },
          { value: 'request-and-denial', label: 'Request and denial, without a statement' },
        ],
      },
      { name: 'about', label: 'Which entry of the chart', required: true },
      {
        name: 'patientAsked',
        label: 'Did the patient ask that request and denial go along?',
        type: 'choice',
        options: [
          { value: 'unknown', label: 'Not known' },
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
      note,
    ],
  },
  hold: {
    add: 'A litigation hold',
    title: 'Litigation hold',
    fields: [{ name: 'matter', label: 'The matter', required: true }, note],
  },
  deceased: {
    add: 'The patient has died',
    title: 'The patient has died',
    fields: [
      { name: 'diedOn', label: 'Day of death', type: 'date', required: true },
      { name: 'proofs', label: 'Papers somebody has seen', type: 'proofs' },
      note,
    ],
  },
  emancipated: {
    add: 'The minor decides like an adult',
    title: 'Emancipated minor',
    fields: [{ name: 'how', label: 'By what', required: true }, from, note],
  },
  alert: {
    add: 'An alert for everybody at the desk',
    title: 'Alert',
    fields: [
      {
        name: 'words',
        label: 'What everybody must know',
        hint: 'Neutral words: it stands on every screen of this patient.',
        type: 'lines',
        required: true,
      },
    ],
  },
  'look-alike': {
    add: 'Somebody the patient is taken for',
    title: 'Easily taken for somebody else',
    fields: [{ name: 'other', label: 'Name and date of birth of the other', required: true }],
  },
  abuse: {
    add: 'A decision about abuse or endangerment',
    title: 'Decision of a licensed professional',
    fields: [
      { name: 'whom', label: 'About whom', required: true },
      {
        name: 'decision',
        label: 'Decision',
        type: 'choice',
        options: [
          { value: 'not-a-representative', label: 'Not treated as the patient’s representative' },
          { value: 'stays-representative', label: 'Stays the patient’s representative' },
        ],
      },
      { name: 'reason', label: 'Reasons', type: 'lines', required: true },
    ],
  },
};

/** An empty form of a kind; what is chosen from a list starts with its first line. */
export function emptyFact(kind: FactKind): Record<string, unknown> {
  const fields = kinds[kind].fields.map(({ name, type, options }): [string, unknown] => {
    if (type === 'proofs') return [name, []];
    if (type === 'questions') return ['statements', {}];
    return [name, options?.[0]?.value ?? ''];
  });
  return { kind, ...Object.fromEntries(fields) };
}
