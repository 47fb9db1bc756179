import { z } from 'zod';
import type { PacksInForce } from '../../domain/law/pack';
import { writeLetter } from '../../domain/letters/compose';
import { letterEditsSchema, letterValuesSchema } from '../../domain/letters/slice';
import { longDate } from '../calendar';
import type { CaseGiven } from './caseFile';
import { lawFactsOfCase } from '../rules/lawFacts';
import { inWords, lettersOf, templateOf } from '../letters/book';

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
  /** Each part that stands, with its words. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Whether the letter of a case can be made, and what would stand in it. */
export function decideLetter(given: CaseGiven, packs: PacksInForce): LetterDecision | undefined {
  if (!given.letter) return undefined;
  const { templateId, values, edits } = given.letter;
  const template = templateOf(lettersOf(packs), templateId);
  const known = { ...valuesOfCase(given), ...values };
  const source = { template, values: inWords(template, known), edits };
  const { parts, problems } = writeLetter({ ...source, facts: lawFactsOfCase(given, packs) });
  return {
    ok: problems.length === 0,
    refused: problems.map(({ fault }) => fault.code),
    sentences: problems.map(({ fault }) => fault.message),
    parts: Object.fromEntries(
      parts.map(({ id, text, rows }) => [id, rows.length > 0 ? rows.join('\n') : text]),
    ),
  };
}

/** What the desk gathers by itself; the clinic's phone and contact and the number stand in the case. */
function valuesOfCase({ clinic, receivedOn, today, patient }: CaseGiven): Record<string, string> {
  return {
    clinicName: clinic.name,
    receivedOn: longDate(receivedOn),
    today: longDate(today ?? receivedOn),
    patientName: `${patient.givenName} ${patient.familyName}`,
    patientBirthDate: longDate(patient.dateOfBirth),
  };
}
