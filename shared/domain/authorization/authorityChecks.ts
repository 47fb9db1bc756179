import { addYears, compareDates, localDate, type LocalDate } from '../base/localDate';
import { inFull } from '../base/localDateWords';
import type { Capacity, PatientStanding } from '../law/authorityRules';
import { mayBeSamePerson } from '../patients/inForce';
import { check, type Check, type Finding, type Subject } from './finding';

/** The role a record of authority names, else what the clerk read on the form. */
export function roleOf({ law, facts }: Pick<Subject, 'law' | 'facts'>): string | undefined {
  if (typeof law.signerRelation === 'string' && isOfSigner({ law, facts })) {
    return law.signerRelation;
  }
  return facts.signerRole === 'unknown' ? undefined : facts.signerRole;
}

/** The record of authority is that of who signed this form; a form without a name does not speak against it. */
function isOfSigner({ law, facts }: Pick<Subject, 'law' | 'facts'>): boolean {
  const { signerOnRecord } = law;
  const name = facts.signerName.trim();
  if (typeof signerOnRecord !== 'string' || name === '') return true;
  return mayBeSamePerson(name, signerOnRecord);
}

/** Whom somebody would act for: a dead patient, a minor, or a grown one who is alive. */
export function patientStandingOf({ law, patient, today, pack }: Subject): PatientStanding {
  if (law.patientIsDeceased === true) return 'deceased';
  if (law.patientIsEmancipated === true) return 'adult';
  return compareDates(today, majorityOn(patient.dateOfBirth, pack)) < 0 ? 'minor' : 'adult';
}

function majorityOn(dateOfBirth: LocalDate, pack: Subject['pack']): LocalDate {
  if (pack.majorityAge === undefined) throw new Error('rule pack has no age of majority');
  return addYears(dateOfBirth, pack.majorityAge);
}

const standingWords: Readonly<Record<PatientStanding, string>> = {
  adult: 'an adult patient who is alive',
  minor: 'a minor',
  deceased: 'a patient who has died',
};

const authorityVariants = [
  'met',
  'patient-signed',
  'none',
  'pending',
  'ended',
  'not-enough',
  'wrong-patient',
  'role-unknown',
  'unknown',
  'signer-unknown',
] as const;
type AuthorityVariant = (typeof authorityVariants)[number];

const authority = check(
  'A18',
  [
    'proofOfAuthority',
    'signerRole',
    'signer',
    'signerName',
    'signerAuthority',
    'signerRelation',
    'signerOnRecord',
  ],
  authorityVariants,
  (subject): Finding<AuthorityVariant> => {
    const { facts } = subject;
    if (facts.signer === 'unknown') return { variant: 'signer-unknown' };
    if (facts.signer === 'patient') return { variant: 'patient-signed' };
    const signer = facts.signerName.trim() || 'the representative';
    const capacity = capacityOf(subject);
    const proof = proofOf(subject);
    if (!capacity) return { variant: proof === 'met' ? 'met' : 'role-unknown', values: { signer } };
    const values = valuesOf(subject, capacity, signer);
    return { variant: barOf(subject, capacity) ?? proof, values };
  },
);

function capacityOf(subject: Subject): Capacity | undefined {
  const role = roleOf(subject);
  return subject.pack.signerCapacities.find((one) => one.role === role);
}

/**
 * What no paper mends: the capacity never reaches records, or not those of this patient. A record
 * of authority has been judged on its own terms already.
 */
function barOf(subject: Subject, { role, actsFor }: Capacity): AuthorityVariant | undefined {
  if (subject.law.signerAuthority !== undefined && isOfSigner(subject)) return undefined;
  if (actsFor.length === 0) return 'not-enough';
  // A parent of somebody grown is check A19.
  if (role === 'parent' && patientStandingOf(subject) === 'adult') return undefined;
  return actsFor.includes(patientStandingOf(subject)) ? undefined : 'wrong-patient';
}

function proofOf({ law, facts }: Subject): AuthorityVariant {
  if (law.signerAuthority !== undefined && !isOfSigner({ law, facts })) return 'unknown';
  const said = law.signerAuthority ?? facts.proofOfAuthority;
  if (said === 'in-force') return 'met';
  return said === 'none' || said === 'pending' || said === 'ended' ? said : 'unknown';
}

function valuesOf(subject: Subject, capacity: Capacity, signer: string): Record<string, string> {
  const standing = patientStandingOf(subject);
  const able = subject.pack.signerCapacities.filter((one) => one.actsFor.includes(standing));
  return {
    signer,
    role: capacity.title,
    documents: capacity.documents.join('; '),
    patientKind: standingWords[standing],
    signers: able.map((one) => one.title).join(', '),
  };
}

const minor = check(
  'A19',
  ['signerRole', 'signer', 'signedOn', 'patient', 'today', 'signerRelation', 'signerOnRecord'],
  ['met', 'grown', 'was-grown', 'minor-alone', 'not-parent', 'unknown'],
  (subject) => {
    const { facts, patient, pack } = subject;
    const values = { majorityOn: inFull(majorityOn(patient.dateOfBirth, pack)) };
    if (facts.signer === 'patient') return { variant: selfSigned(subject), values };
    if (facts.signer === 'unknown' || roleOf(subject) === undefined) return { variant: 'unknown' };
    if (roleOf(subject) !== 'parent') return { variant: 'not-parent' };
    return { variant: parentSigned(subject), values };
  },
);

function selfSigned(subject: Subject): 'minor-alone' | 'not-parent' {
  return patientStandingOf(subject) === 'minor' ? 'minor-alone' : 'not-parent';
}

/** A parent signs for a minor, and only until the minor is grown (domain.md A19). */
function parentSigned(subject: Subject): 'met' | 'grown' | 'was-grown' | 'not-parent' | 'unknown' {
  const { facts, patient, pack } = subject;
  const standing = patientStandingOf(subject);
  if (standing === 'deceased') return 'not-parent';
  if (standing === 'minor') return 'met';
  if (facts.signedOn === '') return 'unknown';
  const grownOn = majorityOn(patient.dateOfBirth, pack);
  return compareDates(localDate(facts.signedOn), grownOn) < 0 ? 'grown' : 'was-grown';
}

const signedInLife = check(
  'A29',
  ['signer', 'patientIsDeceased'],
  ['alive', 'died', 'not-by-patient', 'unknown'],
  ({ facts, law }) => {
    if (law.patientIsDeceased !== true) return { variant: 'alive' };
    if (facts.signer === 'unknown') return { variant: 'unknown' };
    return { variant: facts.signer === 'patient' ? 'died' : 'not-by-patient' };
  },
);

/** May this person sign for this patient today (45 CFR 164.502(g), 164.514(h))? */
export const authorityChecks: readonly Check[] = [authority, minor, signedInLife];
