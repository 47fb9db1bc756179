import { assertNever } from '../base/assertNever';
import { compareDates, localDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import { expiryWords } from './expiry';
import type { Answer } from './facts';
import { check, type Check, type Finding, type Subject } from './finding';
import { isSameName } from './patientName';

const metMissingUnknown = ['met', 'missing', 'unknown'] as const;

function fromAnswer(answer: Answer): Finding<(typeof metMissingUnknown)[number]> {
  return { variant: ({ yes: 'met', no: 'missing', unknown: 'unknown' } as const)[answer] };
}

/** Blank on a form somebody has read means that the form says nothing there. */
function fromText(subject: Subject, text: string): (typeof metMissingUnknown)[number] {
  if (text.trim() !== '') return 'met';
  return subject.unread ? 'unknown' : 'missing';
}

const signed = check('A01', ['isSigned'], metMissingUnknown, ({ facts }) =>
  fromAnswer(facts.isSigned),
);

const dated = check('A02', ['signedOn', 'isSigned'], metMissingUnknown, (subject) => {
  const { signedOn, isSigned } = subject.facts;
  if (signedOn === '') return { variant: isSigned === 'unknown' ? 'unknown' : 'missing' };
  return { variant: 'met', values: { signedOn: inFull(localDate(signedOn)) } };
});

const notInFuture = check(
  'A03',
  ['signedOn', 'isSigned', 'receivedOn'],
  ['met', 'future', 'no-date', 'unknown'],
  ({ facts, receivedOn }) => {
    if (facts.signedOn === '') {
      return { variant: facts.isSigned === 'unknown' ? 'unknown' : 'no-date' };
    }
    const signedOn = localDate(facts.signedOn);
    return {
      variant: compareDates(signedOn, receivedOn) <= 0 ? 'met' : 'future',
      values: { signedOn: inFull(signedOn), receivedOn: inFull(receivedOn) },
    };
  },
);

const rightPatient = check(
  'A04',
  ['patientName', 'patientDateOfBirth', 'identityConfirmed', 'patient'],
  [
    'met',
    'met-another-way',
    'mismatch',
    'no-name',
    'not-confirmed',
    'no-birth-date',
    'unknown',
  ] as const,
  (subject) => {
    const { facts, patient } = subject;
    if (subject.unread) return { variant: 'unknown' };
    const values = {
      formPatient: personWords(facts.patientName, facts.patientDateOfBirth),
      chartPatient: personWords(`${patient.givenName} ${patient.familyName}`, patient.dateOfBirth),
    };
    if (facts.patientName.trim() === '') return { variant: 'no-name', values };
    if (!isSameName(facts.patientName, patient)) return { variant: 'mismatch', values };
    if (facts.patientDateOfBirth === '') return { variant: withoutBirthDate(subject), values };
    const same = facts.patientDateOfBirth === patient.dateOfBirth;
    return { variant: same ? 'met' : 'mismatch', values };
  },
);

function withoutBirthDate({
  facts,
}: Subject): 'met-another-way' | 'not-confirmed' | 'no-birth-date' {
  const byAnswer = {
    yes: 'met-another-way',
    no: 'not-confirmed',
    unknown: 'no-birth-date',
  } as const;
  return byAnswer[facts.identityConfirmed];
}

function personWords(name: string, dateOfBirth: string): string {
  const birth = dateOfBirth === '' ? 'no date of birth' : inFull(localDate(dateOfBirth));
  return `${name.trim()}, ${birth}`;
}

const described = check('A05', ['descriptionKind'], metMissingUnknown, ({ facts }) => {
  if (facts.descriptionKind === 'unknown') return { variant: 'unknown' };
  return { variant: facts.descriptionKind === 'missing' ? 'missing' : 'met' };
});

const specificEnough = check(
  'A06',
  ['descriptionKind'],
  ['met', 'all-phi', 'missing', 'unknown'],
  ({ facts }) => {
    switch (facts.descriptionKind) {
      case 'all-phi-only':
        return { variant: 'all-phi' };
      case 'missing':
      case 'unknown':
        return { variant: facts.descriptionKind };
      case 'specific':
      case 'entire-record':
        return { variant: 'met' };
      default:
        return assertNever(facts.descriptionKind, 'kind of description');
    }
  },
);

const namesUs = check(
  'A07',
  ['namesThisClinic', 'discloser', 'clinicName'],
  ['met', 'missing', 'other-clinic', 'unknown'],
  ({ facts, clinicName }) => {
    const discloser = facts.discloser.trim();
    const values = { clinic: clinicName, discloser };
    if (facts.namesThisClinic === 'no' && discloser !== '') {
      return { variant: 'other-clinic', values };
    }
    return { ...fromAnswer(facts.namesThisClinic), values };
  },
);

const recipientMatches = check(
  'A08',
  ['recipient', 'recipientMatches', 'agentOfRecipient', 'requester'],
  ['met', 'missing', 'mismatch', 'agent-of-recipient', 'unknown', 'unread'],
  (subject) => {
    const { facts, requester } = subject;
    const values = { recipient: facts.recipient.trim(), requester: requester || 'the requester' };
    if (values.recipient === '') return { variant: subject.unread ? 'unread' : 'missing' };
    const other = facts.agentOfRecipient === 'yes' ? 'agent-of-recipient' : 'mismatch';
    const byAnswer = { yes: 'met', no: other, unknown: 'unknown' } as const;
    return { variant: byAnswer[facts.recipientMatches], values };
  },
);

const hasPurpose = check('A09', ['purpose'], metMissingUnknown, (subject) => ({
  variant: fromText(subject, subject.facts.purpose),
  values: { purpose: subject.facts.purpose.trim() },
}));

const hasExpiry = check(
  'A10',
  ['expiryKind', 'expiresOn', 'expiryEvent', 'signedOn'],
  metMissingUnknown,
  ({ expiry }) => {
    if (expiry.kind === 'missing' || expiry.kind === 'unknown') return { variant: expiry.kind };
    return { variant: 'met', values: { expiry: expiryWords(expiry) } };
  },
);

const mayRevoke = check('A14', ['statesRightToRevoke'], metMissingUnknown, ({ facts }) =>
  fromAnswer(facts.statesRightToRevoke),
);

const statesConditioning = check('A15', ['statesConditioning'], metMissingUnknown, ({ facts }) =>
  fromAnswer(facts.statesConditioning),
);

const statesRedisclosure = check('A16', ['statesRedisclosure'], metMissingUnknown, ({ facts }) =>
  fromAnswer(facts.statesRedisclosure),
);

const capacity = check(
  'A17',
  ['signer', 'signerName', 'signerCapacity'],
  ['met', 'missing', 'patient-signed', 'unknown'],
  ({ facts }) => {
    if (facts.signer === 'unknown') return { variant: 'unknown' };
    if (facts.signer === 'patient') return { variant: 'patient-signed' };
    const values = {
      signer: facts.signerName.trim() || 'a representative',
      capacity: facts.signerCapacity.trim(),
    };
    return { variant: values.capacity === '' ? 'missing' : 'met', values };
  },
);

/** Does the form say what 45 CFR 164.508(c) asks for? In the order of a form. */
export const elementChecks: readonly Check[] = [
  signed,
  dated,
  notInFuture,
  rightPatient,
  described,
  specificEnough,
  namesUs,
  recipientMatches,
  hasPurpose,
  hasExpiry,
  mayRevoke,
  statesConditioning,
  statesRedisclosure,
  capacity,
];
