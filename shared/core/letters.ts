import type { ClinicProfile } from '../domain/clinic/slice';
import type { IntakeFacts } from '../domain/intake/slice';
import type { OwnText } from '../pdf/port';
import { longDate } from './calendar';
import { patientName, recipientOf, requesterName, type Recipient } from './parties';

export function letterhead(clinic: ClinicProfile): string[] {
  return [clinic.name, ...lines(clinic.address), clinic.phone];
}

const lines = (text: string): string[] =>
  text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore

function addressBlock(recipient: Recipient): string[][] {
  const block = [recipient.name, recipient.organization, ...lines(recipient.address)];
  return block.filter((line) => line !== '').map((line, at) => [at === 0 ? 'To' : '', line]);
}

export interface CoverFacts {
  readonly clinic: ClinicProfile;
  readonly number: string;
  readonly facts: IntakeFacts;
  readonly date: string;
  /** e.g. `right of access, 45 CFR 164.524`. */
  readonly basis: string;
  /** What is inside, one line each. */
  readonly enclosed: readonly string[];
  /** Pages or parts of pages were kept back. */
  readonly withheld: boolean;
  /** The rest of what was asked for comes later. */
  readonly isPart: boolean;
}

const partSentence =
  'This is a part of what was asked for. The rest will follow; your request stays open.';

/** Neutral on purpose: why something was kept back can itself be protected (domain.md 8). */
const withheldSentence =
  'Parts outside this request, or for which the law gives someone else control, are not included.';

/** The letter on top of a packet (domain.md 8, part 1). */
export function coverLetter(cover: CoverFacts): OwnText {
  const { clinic, facts, number } = cover;
  const enclosed = cover.enclosed.map((line, at) => [at === 0 ? 'Enclosed' : '', line]);
  return {
    letterhead: letterhead(clinic),
    title: 'Release of records',
    paragraphs: [longDate(cover.date)],
    rows: [
      ...addressBlock(recipientOf(facts)),
      ['Request', number],
      ['Patient', `${patientName(facts)}, born ${longDate(facts.patientDateOfBirth)}`],
      ['Released under', cover.basis],
      ...enclosed,
      ['Delivery', deliveryWords[facts.delivery]],
    ],
    closing: [
      ...(cover.isPart ? [partSentence] : []),
      ...(cover.withheld ? [withheldSentence] : []),
      `These records are confidential. If they reached you by mistake, do not read or copy them: call ${clinic.phone} at once, and we will arrange their return.`,
      `Questions about this release: ${clinic.name}, ${clinic.phone}. Please name request ${number}.`,
    ],
  };
}

const deliveryWords: Record<IntakeFacts['delivery'], string> = {
  'pick-up': 'Picked up at the clinic',
  mail: 'By mail',
  file: 'As a file',
};

export interface ReturnFacts {
  readonly clinic: ClinicProfile;
  readonly number: string;
  readonly facts: IntakeFacts;
  readonly date: string;
  /** Each defect of the form, in plain words. */
  readonly defects: readonly string[];
}

/**
 * Sends a defective form back (domain.md 6.3). It repeats the name on the form and confirms
 * nothing: whether somebody is or was a patient is itself protected.
 */
export function returnLetter(letter: ReturnFacts): OwnText {
  const { clinic, facts, number } = letter;
  const sender = {
    name: requesterName(facts),
    organization: facts.requesterOrganization,
    address: facts.requesterAddress,
  };
  return {
    letterhead: letterhead(clinic),
    title: 'Your authorization form needs a correction',
    paragraphs: [
      longDate(letter.date),
      `We received your request ${number}. We cannot act on the form that came with it, for the reasons below.`,
    ],
    rows: [...addressBlock(sender), ...letter.defects.map((defect, at) => [`${at + 1}.`, defect])],
    closing: [
      'Please send us a corrected form. Your request stays open meanwhile; you need not ask again.',
      'This letter does not say whether any person is or was a patient here, or whether we hold any records.',
      `To reach us: ${clinic.name}, ${clinic.phone}. Please name request ${number}.`,
    ],
  };
}
