import type { FeeLine } from './feeInput';

/** A way to work out a patient's fee, beside the others. */
export interface MethodOutcome {
  readonly id: string;
  readonly method: 'flat' | 'actual' | 'average';
  readonly title: string;
  readonly usable: boolean;
  /** Cents; 0 where it may not be used. */
  readonly cents: number;
  readonly offered: boolean;
  /** Why it may not be used; empty where it may. */
  readonly why: string;
  readonly citation: string;
  readonly ruleId: string;
}

/** The most the law of the state lets a patient be charged. */
export interface FeeCeiling {
  readonly title: string;
  readonly cents: number;
  /** It is what holds the fee down. */
  readonly binding: boolean;
  readonly citation: string;
  readonly ruleId: string;
}

/** What one copy costs, and why. Amounts in cents; the lines in mills, because they are floored once. */
export interface FeeOutcome {
  readonly payer: 'patient' | 'third-party' | 'none';
  /** `open`: somebody has to answer `missing` first. */
  readonly kind: 'fee' | 'free' | 'open';
  /** One sentence a clerk can read to a caller. */
  readonly sentence: string;
  /** The most that may be charged. */
  readonly total: number;
  readonly lines: readonly FeeLine[];
  readonly schedule: string;
  readonly citation: string;
  readonly ruleId: string;
  readonly methods: readonly MethodOutcome[];
  readonly ceiling?: FeeCeiling | undefined;
  /** Free copies that only lack their proof, one sentence each. */
  readonly proofNeeded: readonly string[];
  readonly missing: readonly string[];
  /** A manager must confirm the rate before an invoice is made of it. */
  readonly unverified: boolean;
  readonly warning: string;
  readonly mayAskPrepayment: boolean;
  /** Ways that cost the requester less, one sentence each. */
  readonly cheaper: readonly string[];
}

/** What every outcome starts from. */
export const noFee: FeeOutcome = {
  payer: 'none',
  kind: 'free',
  sentence: 'No fee is charged for a request of this kind.',
  total: 0,
  lines: [],
  schedule: '',
  citation: '',
  ruleId: '',
  methods: [],
  proofNeeded: [],
  missing: [],
  unverified: false,
  warning: '',
  mayAskPrepayment: false,
  cheaper: [],
};
