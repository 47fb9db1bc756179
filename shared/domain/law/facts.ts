import { addYears, compareDates, localDate } from '../base/localDate';
import type { BasisKind } from '../basis/slice';
import type { FacilityType } from '../clinic/slice';
import type { RequesterKind } from '../intake/slice';
import { peopleFactNames } from '../patients/peopleFactNames';
import { receiverFactNames } from '../patients/receiver';
import type { LawFacts } from './condition';

/**
 * Facts every rule may ask for, worked out from what the desk already holds; the answers to the
 * questions of the packs stand beside them under their own ids. A fact that is not listed here
 * and is no question is refused when a pack is read.
 */
export const standingFacts = {
  state: 'the clinic’s state',
  facilityType: 'physician, clinic or hospital',
  clinicIsPart2Program: 'the clinic is a program under 42 CFR Part 2',
  requesterKind: 'who asks',
  recipientState: 'the state the records go to',
  medium: 'paper or electronic: how the copy is wanted',
  delivery: 'pick-up, mail or file',
  channel: 'how the request came',
  /** `requester` or `other`. */
  deliverTo: 'whom the form says to send to',
  /** Holds `expected` while the form is being typed. */
  papers: 'kinds of paper that came',
  identityChecked: 'how identity was checked stands in the form',
  receivedOn: 'day of receipt',
  today: 'the day it is looked at',
  patientAge: 'the patient’s age, in whole years',
  patientIsMinor: 'the patient is under age',
  physiciansAreOsteopathic: 'the clinic’s physicians are doctors of osteopathic medicine',
  ...peopleFactNames,
  ...receiverFactNames,
  form: 'which printed form came',
  categories: 'categories of the pages that go out, as tagged and not cleared',
  emergencyLogged: 'a disclosure in a medical emergency is documented on this request',
  basisKind: 'basis that was decided on',
  basisRow: 'who asks, as it was decided on',
} as const;
type StandingFact = Exclude<
  keyof typeof standingFacts,
  keyof typeof peopleFactNames | keyof typeof receiverFactNames
>;

/** What follows from the authorization that came, judged as it stands on the day. */
export const consentFacts = {
  authorizationValid: 'the form as a whole may be used today',
  optIns: 'categories the form names in so many words',
  consentMeetsPart2: 'every element of 42 CFR 2.31 is on the form',
  consentForProceedings: 'a Part 2 consent for a legal proceeding, standing alone',
  /** `PSY` or `SCN`. */
  consentOnlyFor: 'notes kept apart, where the form covers nothing else',
  formPurpose: 'kind of purpose the form gives',
} as const;

/** What the standing facts are worked out from; what is left out is unknown. Dates `YYYY-MM-DD`. */
export interface FactSources {
  readonly clinic: {
    readonly state: string;
    readonly facilityType: FacilityType;
    readonly isPart2Program?: boolean | undefined;
    readonly physiciansAreOsteopathic?: boolean | undefined;
  };
  readonly requesterKind: RequesterKind;
  readonly recipientState?: string | undefined;
  readonly medium?: 'paper' | 'electronic' | undefined;
  readonly delivery?: string | undefined;
  readonly channel?: string | undefined;
  readonly deliverTo?: string | undefined;
  readonly papers?: readonly string[] | undefined;
  readonly identityChecked?: boolean | undefined;
  readonly receivedOn: string;
  readonly today: string;
  readonly patientDateOfBirth: string;
  readonly majorityAge: number;
  readonly form?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly emergencyLogged?: boolean | undefined;
  readonly basis?: { readonly kind: BasisKind; readonly row: string } | undefined;
}

/** The standing facts but those of people and of who receives; typed so that none of them is forgotten. */
export function standingFactsOf(
  sources: FactSources,
): Readonly<Record<StandingFact, LawFacts[string]>> {
  const { clinic, basis, patientDateOfBirth, today, majorityAge } = sources;
  const age = ageOn(patientDateOfBirth, today);
  return {
    state: clinic.state,
    facilityType: clinic.facilityType,
    clinicIsPart2Program: clinic.isPart2Program,
    requesterKind: sources.requesterKind,
    recipientState: sources.recipientState,
    medium: sources.medium,
    delivery: sources.delivery,
    channel: sources.channel,
    deliverTo: sources.deliverTo,
    papers: sources.papers,
    identityChecked: sources.identityChecked,
    receivedOn: sources.receivedOn,
    today,
    patientAge: age,
    patientIsMinor: age < majorityAge,
    physiciansAreOsteopathic: clinic.physiciansAreOsteopathic,
    form: sources.form,
    categories: sources.categories ?? [],
    emergencyLogged: sources.emergencyLogged ?? false,
    basisKind: basis?.kind,
    basisRow: basis?.row,
  };
}

/** Whole years on a day; somebody born on February 29 turns a year older on the 28th. */
export function ageOn(dateOfBirth: string, on: string): number {
  const [birth, day] = [localDate(dateOfBirth), localDate(on)];
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return compareDates(day, addYears(birth, years)) < 0 ? years - 1 : years;
}
