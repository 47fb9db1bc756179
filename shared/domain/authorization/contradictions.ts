import { daysBetween, localDate } from '../base/localDate';
import type { AuthorizationFacts } from './facts';
import type { Subject } from './finding';

/** Two things that cannot both stand on a form; the field to look at again, and why. */
export interface Contradiction {
  readonly field: keyof AuthorizationFacts;
  readonly sentence: string;
}

/** Nothing is guessed from facts that contradict each other: the form waits until they are mended. */
export function contradictionsOf(subject: Subject): readonly Contradiction[] {
  return [...datesApart(subject), ...wordsApart(subject.facts), ...signerApart(subject.facts)];
}

type Rule = readonly [boolean, keyof AuthorizationFacts, string];

function found(rules: readonly Rule[]): readonly Contradiction[] {
  return rules.flatMap(([holds, field, sentence]) => (holds ? [{ field, sentence }] : []));
}

function datesApart({ facts, expiry, receivedOn }: Subject): readonly Contradiction[] {
  const { signedOn, coversFrom, coversTo, patientDateOfBirth } = facts;
  const expiresOn = expiry.kind === 'date' ? expiry.date : '';
  return found([
    [
      facts.expiryKind === 'date' && facts.expiresOn === '',
      'expiresOn',
      'You chose that it expires on a date. Type the date, or choose that nothing is said.',
    ],
    [
      facts.expiryKind === 'event' && facts.expiryEvent.trim() === '',
      'expiryEvent',
      'You chose that it expires with an event. Type the event, or choose that nothing is said.',
    ],
    [
      isBefore(expiresOn, signedOn),
      'expiresOn',
      'The form would expire before it was signed. Look at both dates again.',
    ],
    [
      isBefore(coversTo, coversFrom),
      'coversTo',
      'The last date of service is before the first one. Look at both again.',
    ],
    [
      isBefore(signedOn, patientDateOfBirth),
      'signedOn',
      'The form would be signed before the patient was born. Look at both dates again.',
    ],
    [
      isBefore(receivedOn, patientDateOfBirth),
      'patientDateOfBirth',
      'The date of birth is after the day the form came. Look at it again.',
    ],
  ]);
}

function isBefore(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  return daysBetween(localDate(one), localDate(other)) > 0;
}

function wordsApart(facts: AuthorizationFacts): readonly Contradiction[] {
  const { purposeKind, isForResearch, onlyFor } = facts;
  return found([
    [
      facts.descriptionKind === 'missing' && facts.description.trim() !== '',
      'descriptionKind',
      'You typed a description and chose that there is none. One of them is wrong.',
    ],
    [
      isForResearch === 'yes' && purposeKind !== 'unknown' && purposeKind !== 'research',
      'isForResearch',
      'You said it is for research and chose another purpose. One of them is wrong.',
    ],
    [
      onlyFor !== '' && facts.optIns.some((one) => one !== onlyFor),
      'onlyFor',
      'You said the form covers one kind of notes only, and chose other kinds too. One of them is wrong.',
    ],
    [
      facts.alteration === 'none' && facts.alterationAt.trim() !== '',
      'alteration',
      'You typed where something looks changed and chose that nothing does. One of them is wrong.',
    ],
  ]);
}

function signerApart(facts: AuthorizationFacts): readonly Contradiction[] {
  const byPatient = facts.signer === 'patient';
  return found([
    [
      byPatient && facts.signerCapacity.trim() !== '',
      'signerCapacity',
      'You said the patient signed, and typed a representative’s capacity. One of them is wrong.',
    ],
    [
      byPatient && facts.signerRole !== 'unknown',
      'signerRole',
      'You said the patient signed, and chose a representative’s capacity. One of them is wrong.',
    ],
  ]);
}
