import type { LawFacts } from '../law/condition';
import type { consentFacts } from '../law/facts';
import type { AuthorizationFacts } from './facts';
import type { AuthorizationJudgement } from './verdict';

/** What the rules of the other stations may ask of a form; each is documented in `law/facts.ts`. */
export function consentFactsOf(
  facts: AuthorizationFacts,
  { verdict, part2, contradictions }: AuthorizationJudgement,
): Readonly<Record<keyof typeof consentFacts, LawFacts[string]>> {
  const meetsPart2 = part2.met && contradictions.length === 0;
  const carried = facts.optIns.filter((one) => !verdict.doesNotCarry.includes(one));
  return {
    authorizationValid: verdict.valid,
    // A form that expired, was revoked or never signed opens nothing, also where another door is used.
    optIns: verdict.valid ? carried : [],
    consentMeetsPart2: meetsPart2,
    // 42 CFR 2.31(d): such a consent stands alone, which P21 has looked at.
    consentForProceedings: meetsPart2 && facts.purposeKind === 'litigation',
    consentOnlyFor: facts.onlyFor,
    formPurpose: facts.purposeKind,
  };
}
