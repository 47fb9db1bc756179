import { filled } from '../letters/places';
import { capitalized, fieldWords } from './words';

/** What a place of a sentence stands for, where its name alone does not read well in it. */
const stands: Readonly<Record<string, string>> = {
  about: 'what it says there',
  alteration: 'a change somebody made by hand',
  asked: 'other records',
  capacity: 'the patient or somebody who may sign',
  chartPatient: 'another person',
  clinic: 'this clinic',
  date: 'that day',
  discloser: 'another clinic',
  documents: 'the papers that prove it',
  event: 'what the form names',
  expiresOn: 'the day on the form',
  expiry: 'as the form says',
  form: 'some records',
  formPatient: 'a person by name',
  lastDay: 'its last day',
  majorityOn: 'the birthday that counts',
  number: 'an earlier request',
  patientKind: 'this patient',
  purpose: 'as the form says',
  receivedOn: 'a day',
  recipient: 'somebody by name',
  requester: 'the one who asked',
  revokedOn: 'a day',
  role: 'somebody else',
  scope: 'the dates asked for',
  signedOn: 'a day',
  signer: 'the person who signed',
  signers: 'one of those the rule names',
  who: 'this person',
};

/**
 * A text of a pack as it is read apart from any request: each of its places says in words what
 * will stand there, so that no reader meets a name meant for the machine.
 */
export function placesInWords(text: string): string {
  const said = filled(text, {}, (name) => stands[name] ?? `[${fieldWords(name).toLowerCase()}]`);
  return text.startsWith('{') ? capitalized(said) : said;
}
