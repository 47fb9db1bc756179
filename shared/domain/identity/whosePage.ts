import { chartNamesOf } from '../patients/names';
import type { PatientIdentity } from '../patients/slice';
import { hasOtherGivenName } from './otherGivenName';
import { isHeadInCapitals, likenessOf, type NameLikeness } from './personNames';
import type { PageIdentity } from './slice';

/**
 * Whose page is this? `patient`: two things on it say so. `other`: it names somebody else, alone or
 * beside the patient. `unsure`: it names nobody, or in a way that only a person can settle.
 */
export type Whose =
  | { readonly kind: 'patient' }
  | {
      readonly kind: 'other';
      /** Every name and birth date that is not the patient's, as they stand there. */
      readonly because: string;
      /** The patient is named on it too: a schedule, a log, two charts on one sheet. */
      readonly alsoPatient: boolean;
    }
  | { readonly kind: 'unsure'; readonly because: string };

export function whosePage(page: PageIdentity, patient: PatientIdentity): Whose {
  const evidence = judged(page, patient);
  return namesOther(evidence) ?? (isPatients(evidence) ? { kind: 'patient' } : unsure(evidence));
}

/** All that stands on a page, held against the patient. */
interface Evidence {
  readonly names: readonly JudgedName[];
  readonly births: readonly (Judged & { readonly days: readonly string[] })[];
  readonly numbers: readonly Judged[];
}

function judged(page: PageIdentity, patient: PatientIdentity): Evidence {
  const names = chartNamesOf(patient);
  return {
    names: page.names.map((one) => ({
      ...one,
      is: likenessOf(one.text, names),
      isSibling: hasOtherGivenName(one.text, names),
    })),
    births: page.births.map((one) => ({ ...one, is: birthLikeness(one.days, patient) })),
    numbers: page.numbers.map((one) => ({ ...one, is: numberLikeness(one.text, patient) })),
  };
}

/** Another birth date is another person. Another name may be the patient's, where the rest agrees. */
function namesOther(evidence: Evidence): Whose | undefined {
  const { names, births, numbers } = evidence;
  const { twins, otherNames, otherBirths } = othersIn(evidence);
  if (otherNames.length + otherBirths.length === 0) return undefined;
  // Every one of them: what two people answered for is exactly what they were shown.
  const because = [...otherNames, ...otherBirths].map(({ text }) => text).join('; ');
  const [hasName, hasBirth] = [names.some(isOwn), births.some(isOwn)];
  if (otherBirths.length > 0) return { kind: 'other', because, alsoPatient: hasName || hasBirth };
  const isKnownOtherwise = [...numbers, ...births].some(isSurelyOwn);
  if (isKnownOtherwise && !hasName && twins.length === 0 && otherNames.length === 1)
    return { kind: 'unsure', because };
  return { kind: 'other', because, alsoPatient: hasName };
}

/** The names and birth dates that are not the patient's. */
function othersIn({ names, births, numbers }: Evidence) {
  const twins = numbers.some(isSurelyOwn) || !births.some(isOwn) ? [] : twinsIn(names);
  const otherNames = names.filter((one) => isAlien(one) || twins.includes(one));
  return { twins, otherNames, otherBirths: births.filter(isAlien) };
}

/** Something on a page by which it names somebody else; of a birth date every day it may mean. */
export type AlienText =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'birth'; readonly text: string; readonly days: readonly string[] };

/**
 * All of them on a page that names somebody else. Its record numbers too, unless it names the patient
 * as well: there nobody but a person can tell whose they are.
 */
export function alienTexts(page: PageIdentity, patient: PatientIdentity): readonly AlienText[] {
  const evidence = judged(page, patient);
  const { otherNames, otherBirths } = othersIn(evidence);
  const whose = namesOther(evidence);
  const isShared = whose?.kind === 'other' && whose.alsoPatient;
  const numbers = evidence.numbers.filter((one) => one.weight === 'labelled' && !isOwn(one));
  return [
    ...otherNames.map(({ text }) => ({ kind: 'name' as const, text })),
    ...otherBirths.map(({ text, days }) => ({ kind: 'birth' as const, text, days })),
    ...(isShared ? [] : numbers).map(({ text }) => ({ kind: 'number' as const, text })),
  ];
}

/**
 * Who shares the day of birth and the family name and has another given name is a twin: the page is
 * the patient's only if its number says so. A head in capitals names whose page it is where nothing
 * else on it is like the patient's name; other words without a label may be a clinic or a doctor.
 */
function twinsIn(names: readonly JudgedName[]): readonly JudgedName[] {
  const siblings = names.filter(({ is, isSibling }) => is === 'other' && isSibling);
  const labelled = siblings.filter(isAlien);
  if (labelled.length > 0 || names.some(({ is }) => is !== 'other')) return labelled;
  return siblings.filter(({ weight, text }) => weight === 'bare' && isHeadInCapitals(text));
}

/** One thing alone may be shared: two people of one name, or born on one day. */
function isPatients({ names, births, numbers }: Evidence): boolean {
  const own = [names, births, numbers.filter(({ weight }) => weight === 'labelled')];
  return own.filter((one) => one.some(isOwn)).length > 1;
}

function unsure({ names, births }: Evidence): Whose {
  const doubt = [...names, ...births].find((one) => !isOwn(one) && one.weight !== 'bare');
  return { kind: 'unsure', because: doubt?.text ?? '' };
}

interface JudgedName extends Judged {
  /** The patient's family name with clearly another given name. */
  readonly isSibling: boolean;
}

interface Judged {
  readonly text: string;
  readonly weight: PageIdentity['names'][number]['weight'];
  readonly is: NameLikeness;
}

function isAlien({ is, weight }: Judged): boolean {
  return is === 'other' && weight === 'labelled';
}

function isOwn({ is }: Judged): boolean {
  return is === 'same';
}

function isSurelyOwn({ is, weight }: Judged): boolean {
  return is === 'same' && weight === 'labelled';
}

/** A digit a scan takes for another, or day and month turned round, may be the same day. */
function birthLikeness(days: readonly string[], patient: PatientIdentity): NameLikeness {
  const own = [patient.dateOfBirth, ...patient.otherBirthDates];
  if (days.some((day) => own.includes(day))) return 'same';
  return days.some((day) => own.some((one) => isNearDay(day, one))) ? 'near' : 'other';
}

const alike = [/[08]/g, /[17]/g, /[56]/g, /[38]/g, /[49]/g];

function isNearDay(day: string, own: string): boolean {
  const [year = '', month = '', rest = ''] = day.split('-');
  if (`${year}-${rest}-${month}` === own) return true;
  const differing = Array.from(day).flatMap((one, at) => (one === own[at] ? [] : [one + (own[at] ?? '')])); // prettier-ignore
  const [pair = ''] = differing;
  return differing.length === 1 && alike.some((set) => pair.replace(set, '') === '');
}

/** A number of another clinic tells nothing: it is never `other`. */
function numberLikeness(text: string, { recordNumbers }: PatientIdentity): NameLikeness {
  return recordNumbers.some((one) => plain(one) === plain(text)) ? 'same' : 'near';
}

function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/S/g, '5')
    .replace(/B/g, '8')
    .replace(/^0+/, '');
}
