import type { LocalDate } from '../base/localDate';
import type { LawFacts } from '../law/condition';
import type { RulePack } from '../law/pack';
import type { DatedDocument, DateRange } from '../records/serviceDates';
import type { Expiry } from './expiry';
import type { AuthorizationFacts } from './facts';
import type { OptInCategory } from './outcome';
import type { ChartName } from './patientName';

export type FactName = keyof AuthorizationFacts | ContextName;
type ContextName =
  | 'today'
  | 'receivedOn'
  | 'patient'
  | 'patientIsDeceased'
  | 'signerAuthority'
  | 'signerRelation'
  | 'signerOnRecord'
  | 'categories'
  | 'requester'
  | 'asked'
  | 'goingOut'
  | 'earlierRequests'
  | 'clinicName'
  | 'revokedOn';

/** What one check is answered from, gathered before any of them runs. */
export interface Subject {
  /** With what a known form always says already filled in. */
  readonly facts: AuthorizationFacts;
  /** Nobody has typed anything yet, so a blank says nothing. */
  readonly unread: boolean;
  /** Questions of a state that a known form answers, by a text nobody has compared with its source. */
  readonly unverifiedExtras: readonly string[];
  readonly expiry: Expiry;
  readonly today: LocalDate;
  readonly receivedOn: LocalDate;
  readonly patient: ChartName & { readonly dateOfBirth: LocalDate };
  /** Whom this request asks us to send to, in words. */
  readonly requester: string;
  readonly clinicName: string;
  readonly revokedOn?: LocalDate | undefined;
  /** A 42 CFR Part 2 consent for treatment, payment and operations. */
  readonly isPart2TpoConsent: boolean;
  /** What the desk knows besides the form: authority of the signer, death, categories in scope. */
  readonly law: LawFacts;
  /** Dates of service the request asks for. */
  readonly asked: DateRange;
  readonly goingOut: readonly DatedDocument[];
  /** Number of an earlier request that looks like this one. */
  readonly duplicateOf?: string | undefined;
  /** How the checklist of 42 CFR 2.31 came out, for A25. */
  readonly part2: {
    readonly failed: readonly string[];
    readonly bars: readonly OptInCategory[];
  };
  readonly pack: RulePack;
}

export function hasCategory({ law }: Subject, ...wanted: readonly string[]): boolean {
  const { categories } = law;
  return Array.isArray(categories) && wanted.some((one) => categories.includes(one));
}

/** A line of the check's table, with what goes into the places of its sentence. */
export interface Finding<V extends string = string> {
  readonly variant: V;
  readonly values?: Readonly<Record<string, string>>;
  /** Only pages of these, where the check itself knows which. */
  readonly categories?: readonly OptInCategory[];
}

export interface Check {
  readonly id: string;
  /** Every line it can choose; a pack has to hold all of them. */
  readonly variants: readonly string[];
  readonly factsUsed: readonly FactName[];
  readonly find: (subject: Subject) => Finding;
}

/** Ties what a check can find to the lines it declares. */
export function check<V extends string>(
  id: string,
  factsUsed: readonly FactName[],
  variants: readonly V[],
  find: (subject: Subject) => Finding<V>,
): Check {
  return { id, variants, factsUsed, find };
}
