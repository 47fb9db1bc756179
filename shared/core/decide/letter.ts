import { z } from 'zod';
import type { LawFacts } from '../../domain/law/condition';
import type { LetterTemplate } from '../../domain/law/letterRules';
import type { PacksInForce } from '../../domain/law/pack';
import { writeLetter } from '../../domain/letters/compose';
import type { Wording } from '../../domain/letters/neutral';
import { itemsOf, type LetterValues } from '../../domain/letters/places';
import { letterEditsSchema, letterValuesSchema } from '../../domain/letters/slice';
import { longDate } from '../calendar';
import type { CaseGiven } from './caseFile';
import { signsOf } from '../rules/requestPacks';
import { inWords, lettersOf, templateOf } from '../letters/book';
import { waitsUntil } from '../letters/waitsUntil';

/** `given.letter` of a case: which letter, and what a person typed for it. */
export const letterGivenSchema = z.strictObject({
  templateId: z.string(),
  values: letterValuesSchema.default({}),
  edits: letterEditsSchema.default({}),
});

export interface LetterDecision {
  readonly ok: boolean;
  /** What keeps it from being filed, one code each, and the same in words. */
  readonly refused: readonly string[];
  readonly sentences: readonly string[];
  /** What had better be looked at again before it goes. */
  readonly cautions: readonly string[];
  /** Each part that stands, with its words. */
  readonly parts: Readonly<Record<string, string>>;
  /** The form whose blank pages go along. */
  readonly encloses?: string | undefined;
}

/** Whether the letter of a case can be made, and what would stand in it. */
export function decideLetter(
  given: CaseGiven,
  packs: PacksInForce,
  facts: LawFacts,
): LetterDecision | undefined {
  if (!given.letter) return undefined;
  const { templateId, values, edits } = given.letter;
  const template = templateOf(lettersOf(packs), templateId);
  const known = valuesOfCase(given, packs, facts);
  const filled = inWords(template, { ...known, ...values, ...keptByDesk(template, known) });
  const { parts, problems, cautions } = writeLetter({
    ...{ template, edits, values: filled, facts },
    wording: wordingOfCase(given, packs, { template, known, values }),
  });
  return {
    ok: problems.length === 0,
    refused: problems.map(({ fault }) => fault.code),
    sentences: problems.map(({ fault }) => fault.message),
    cautions,
    encloses: template.encloses,
    parts: Object.fromEntries(
      parts.map(({ id, text, rows }) => [id, rows.length > 0 ? rows.join('\n') : text]),
    ),
  };
}

/** What the desk knows by itself is not for a person to say otherwise. */
function keptByDesk({ fields }: LetterTemplate, known: LetterValues): LetterValues {
  const own = fields.filter(({ name, byDesk }) => byDesk && name in known);
  return Object.fromEntries(own.map(({ name }) => [name, known[name] ?? '']));
}

interface TypedInCase {
  readonly template: LetterTemplate;
  readonly known: LetterValues;
  readonly values: LetterValues;
}

/** Without an address a letter goes to whom its template is for. */
function wordingOfCase(
  { clinic, patient, requester }: CaseGiven,
  packs: PacksInForce,
  { template: { to }, known, values }: TypedInCase,
): Wording {
  const name = `${patient.givenName} ${patient.familyName}`;
  const isTheirs = to === 'patient' || to === 'individual' || requester.kind === 'patient';
  const [first = isTheirs ? name : ''] = itemsOf(values, 'addressee');
  const typed = Object.entries(values).filter(([place, value]) => known[place] !== value);
  return {
    signs: signsOf(packs),
    names: [clinic.name, name],
    typed: Object.fromEntries(typed),
    toPatient: first === name,
  };
}

/** What the desk gathers by itself; the clinic's phone and contact and the number stand in the case. */
function valuesOfCase(
  { clinic, receivedOn, today = receivedOn, patient }: CaseGiven,
  packs: PacksInForce,
  facts: LawFacts,
): Record<string, string> {
  return {
    waitsUntil: waitsUntil({ packs, facts, returnedOn: today }),
    clinicName: clinic.name,
    receivedOn: longDate(receivedOn),
    today: longDate(today),
    patientName: `${patient.givenName} ${patient.familyName}`,
    patientBirthDate: longDate(patient.dateOfBirth),
  };
}
