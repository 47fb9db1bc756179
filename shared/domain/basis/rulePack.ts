import type { AuthorizationFacts } from '../authorization/facts';
import type { BasisKind } from './slice';

/**
 * The law as data (DESIGN.md 5): what the rules of the stations read and never contain. The
 * packs themselves, their schema and their loader stand in `shared/rules`.
 */
export type Severity = 'block' | 'warn' | 'info';
export type CheckAnswer = 'met' | 'not-met' | 'not-applicable' | 'unknown';

/** `verify`: nobody has read the primary text yet, so a manager must confirm. */
type SourceStatus = 'verified' | 'verify';

interface Sourced {
  readonly citation: string;
  readonly status: SourceStatus;
  /** The day somebody last compared it with its source. */
  readonly verifiedOn: string;
}

export type DayUnit = 'calendar' | 'business' | 'working';
/** Where looking and copying have different clocks. */
export type AccessService = 'copy' | 'inspection';

/** A clock the law sets for answering a request. */
export interface ClockRule extends Sourced {
  readonly id: string;
  readonly bases: readonly BasisKind[];
  readonly facilityTypes: readonly string[];
  /** Only for these requesters; absent: for all. */
  readonly requesterKinds?: readonly string[] | undefined;
  readonly service?: AccessService | undefined;
  readonly time:
    | { readonly kind: 'days'; readonly count: number; readonly unit: DayUnit }
    /** No day count in the law: "a reasonable time". */
    | { readonly kind: 'words'; readonly words: string };
  /** The first day counted from. */
  readonly from: 'receipt' | 'receipt-and-payment';
  /** One longer time, if told in writing within `noticeWithin` days; absent: none is allowed. */
  readonly extension?: { readonly count: number; readonly noticeWithin: number } | undefined;
}

/** What the desk aims for where the law sets no day: a custom, never called a duty. */
export interface TargetRule extends Sourced {
  readonly id: string;
  readonly bases: readonly BasisKind[];
  readonly count: number;
  readonly unit: DayUnit;
}

/** One line of a check: an answer, how grave it is, and its sentence with {places} to fill. */
interface CheckVariant {
  readonly answer: CheckAnswer;
  readonly severity?: Severity | undefined;
  readonly sentence: string;
}

interface CheckRule {
  readonly id: string;
  readonly title: string;
  /** The element of the regulation it tests. */
  readonly element: string;
  readonly severity: Severity;
  readonly citation: string;
  readonly variants: Readonly<Record<string, CheckVariant>>;
}

/** A printed form whose text is known: it says these things whatever was typed. */
interface KnownFormRule {
  readonly form: AuthorizationFacts['form'];
  readonly title: string;
  readonly citation: string;
  readonly supplies: Partial<AuthorizationFacts>;
}

/** A row of the requester matrix: a door the desk can walk through. */
export interface BasisRow extends Sourced {
  readonly id: string;
  readonly kind: BasisKind;
  readonly title: string;
  readonly sentence: string;
  readonly documents: readonly string[];
  readonly needsAuthorization: boolean;
  readonly minimumNecessary: boolean;
  readonly accountable: boolean;
  readonly accountableWhy: string;
  readonly accountableCitation: string;
}

/** A kind of request the desk names but does not decide yet. */
interface UncoveredRow {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly citation: string;
}

export interface RulePack {
  readonly id: string;
  readonly jurisdiction: string;
  /** How a clerk says it: "HIPAA", "Texas". */
  readonly label: string;
  readonly version: string;
  /** Received dates the pack was made for, not the day a statute began. */
  readonly effectiveFrom: string;
  readonly effectiveTo?: string | undefined;
  readonly verifiedOn: string;
  readonly status: SourceStatus;
  /** Months after `verifiedOn` from which its results need a manager. */
  readonly recheckAfterMonths: number;
  readonly majorityAge?: number | undefined;
  readonly clocks: readonly ClockRule[];
  readonly targets: readonly TargetRule[];
  readonly checks: readonly CheckRule[];
  readonly knownForms: readonly KnownFormRule[];
  readonly rows: readonly BasisRow[];
  readonly uncovered: readonly UncoveredRow[];
}

/** A pack chosen for a date, and whether its results still need a manager. */
export interface PackInForce {
  readonly pack: RulePack;
  readonly unverified: boolean;
  /** Empty where nothing is in doubt. */
  readonly warning: string;
}

/** Federal law and the law of the clinic's state, chosen for the day of receipt. */
export interface PacksInForce {
  readonly federal: PackInForce;
  readonly state: PackInForce;
}

/** `us-federal/A12@2026.1`: stands on every outcome. */
export function ruleIdOf(pack: RulePack, id: string): string {
  return `${pack.id}/${id}@${pack.version}`;
}
