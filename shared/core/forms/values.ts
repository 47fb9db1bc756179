import type { FormFieldRule } from '../../domain/law/clinicFormRules';
import { isFilled, type LetterValues } from '../../domain/letters/places';
import type { IntakeFacts } from '../../domain/intake/slice';
import { wishOf } from '../../domain/intake/wish';
import { longDate } from '../calendar';
import { clinicOf, todayOf, type LoggedRequest, type OpenDesk } from '../context';
import { dayInWords } from '../letters/book';
import { patientName, recipientOf, requesterName } from '../../domain/intake/parties';

/** A form's fields as a person sees them: dates are `YYYY-MM-DD`. */
export function fieldValues(
  { facts }: LoggedRequest,
  asked: readonly FormFieldRule[],
  typed: LetterValues,
): LetterValues {
  const known = onOffer(asked, { ...fromRequest(facts), ...typed });
  const usual = asked
    .filter(({ name, usually }) => usually !== '' && !(name in typed) && !isFilled(known, name))
    .map(({ name, usually }): [string, string] => [name, usually]);
  return { ...known, ...onOffer(asked, Object.fromEntries(usual)) };
}

/**
 * Without a choice the form does not offer: a purpose known of the request must not be read back
 * from a form that says nothing of it.
 */
function onOffer(asked: readonly FormFieldRule[], known: LetterValues): LetterValues {
  const offered = ([name, value]: [string, LetterValues[string]]) => {
    const field = asked.find((one) => one.name === name);
    return field?.kind !== 'choice' || field.choices.some((choice) => choice.value === value);
  };
  return Object.fromEntries(Object.entries(known).filter(offered));
}

/** The same with its dates in words, the dates themselves beside them, and what the desk knows. */
export function formValues(
  desk: OpenDesk,
  request: LoggedRequest,
  asked: readonly FormFieldRule[],
  fields: LetterValues,
): LetterValues {
  const today = todayOf(desk);
  return {
    ...fields,
    ...datesOf(asked, fields),
    ...clinicValues(desk),
    signedOn: today,
    signedOnWords: longDate(today),
    recipientMatches: isRecipient(request.facts, fields) ? 'yes' : 'unknown',
    descriptionShown: isFilled(fields, 'description')
      ? (fields.description ?? '')
      : 'The entire medical record',
  };
}

/** What stands in every form of the clinic, whoever signs it. */
export function clinicValues(desk: OpenDesk): LetterValues {
  const { name, address, privacyContact } = clinicOf(desk).profile;
  return { clinicName: name, clinicAddress: address.split('\n').join(', '), privacyContact };
}

function fromRequest(facts: IntakeFacts): Record<string, string> {
  const { name, organization, address } = recipientOf(facts);
  const isRepresentative = facts.requesterKind === 'representative';
  return {
    patientName: patientName(facts),
    patientBirthDate: facts.patientDateOfBirth,
    recipientName: [name, organization].filter((part) => part !== '').join(', '),
    recipientAffiliation: organization,
    recipientAddress: address,
    description: facts.description,
    purpose: facts.purpose,
    purposeKind: purposeKinds[facts.requesterKind] ?? '',
    phone: facts.requesterPhone,
    how: wishOf(facts) === 'inspection' ? 'inspect' : facts.format,
    deliverTo: facts.deliverTo === 'other' ? 'other' : 'me',
    signer: isRepresentative ? 'representative' : 'patient',
    signerName: isRepresentative ? requesterName(facts) : '',
  };
}

/** What a requester of this kind usually wants the records for; the rest is asked. */
const purposeKinds: Partial<Record<IntakeFacts['requesterKind'], string>> = {
  patient: 'personal',
  attorney: 'litigation',
  provider: 'treatment',
  insurer: 'insurance',
  'benefits-agency': 'benefits',
};

function datesOf(asked: readonly FormFieldRule[], fields: LetterValues): Record<string, string> {
  const dates = asked
    .filter(({ kind }) => kind === 'date')
    .flatMap(({ name, label }) => {
      const value = fields[name];
      if (typeof value !== 'string' || value === '') return [];
      return [
        [name, dayInWords(value, label)],
        [`${name}Iso`, value],
      ];
    });
  return Object.fromEntries(dates) as Record<string, string>;
}

/** Whether the form names the very one this request asks us to send to (check A08). */
function isRecipient(facts: IntakeFacts, { recipientName = '' }: LetterValues): boolean {
  const named = String(recipientName).toLowerCase();
  const { name, organization } = recipientOf(facts);
  const wanted = [name, organization].filter((part) => part !== '');
  return wanted.length > 0 && wanted.every((part) => named.includes(part.toLowerCase()));
}
