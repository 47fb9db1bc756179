import { inShort } from '../base/localDateWords';
import { checkAuthorization, withKnownForm } from './checkAuthorization';
import type { CheckContext, CheckOutcome } from './checkAuthorization';
import { expiryOf, type Expiry } from './expiry';
import type { AuthorizationFacts } from './facts';

interface VerdictWords {
  /** The foot of the screen: "Valid until Mar 4, 2027", "3 defects". */
  readonly sentence: string;
  /** Ids that ask for a reason and do not stop the release. */
  readonly warnings: readonly string[];
}

type AuthorizationVerdict = VerdictWords &
  (
    | { readonly valid: true; readonly until?: string | undefined }
    | {
        readonly valid: false;
        /** Ids that are not met and stop the release. */
        readonly defects: readonly string[];
        /** Ids nobody has answered; unknown counts as not met at release. */
        readonly open: readonly string[];
      }
  );

export interface AuthorizationJudgement {
  readonly checks: readonly CheckOutcome[];
  readonly verdict: AuthorizationVerdict;
}

/** The checks and the verdict together, for whoever needs both. */
export function judgeAuthorization(
  facts: AuthorizationFacts,
  context: CheckContext,
): AuthorizationJudgement {
  const checks = checkAuthorization(facts, context);
  const expiry = expiryOf(withKnownForm(facts, context.pack));
  return { checks, verdict: authorizationVerdict(checks, expiry) };
}

function authorizationVerdict(
  outcomes: readonly CheckOutcome[],
  expiry: Expiry,
): AuthorizationVerdict {
  const defects = idsOf(outcomes, isDefect);
  const open = idsOf(outcomes, (one) => one.answer === 'unknown');
  const warnings = idsOf(outcomes, (one) => one.answer === 'not-met' && one.severity === 'warn');
  if (defects.length + open.length > 0) {
    return { valid: false, defects, open, warnings, sentence: defectWords(defects, open) };
  }
  const until = expiry.kind === 'date' ? expiry.date : undefined;
  return { valid: true, until, warnings, sentence: validWords(expiry) };
}

/** Not met and grave enough to stop the release; these stand in the letter back to the sender. */
export function isDefect(outcome: CheckOutcome): boolean {
  return outcome.answer === 'not-met' && outcome.severity === 'block';
}

function idsOf(
  outcomes: readonly CheckOutcome[],
  wanted: (outcome: CheckOutcome) => boolean,
): readonly string[] {
  return outcomes.filter(wanted).map((one) => one.id);
}

function defectWords(defects: readonly string[], open: readonly string[]): string {
  const parts = [
    defects.length > 0 ? counted(defects.length, 'defect') : '',
    open.length > 0 ? `${counted(open.length, 'check')} still to answer` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function validWords(expiry: Expiry): string {
  if (expiry.kind === 'date') return `Valid until ${inShort(expiry.date)}`;
  return expiry.kind === 'event' ? `Valid until “${expiry.event}”` : 'Valid, with no expiration';
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
