import type { CheckOutcome as ShownCheck, RequestView } from '../../contract/request';
import type { CheckOutcome } from '../../domain/authorization/outcome';
import { formsToPick } from '../../domain/authorization/knownForms';
import { whyNotYours } from '../../domain/law/answeredBy';
import type { AuthorizationJudgement } from '../../domain/authorization/verdict';
import type { PacksInForce } from '../../domain/law/pack';

/** A judgement as the screen gets it. */
export function shownForm(
  role: string,
  judgement: AuthorizationJudgement,
  packs: PacksInForce,
): NonNullable<RequestView['authorization']> {
  const { checks, verdict, part2, contradictions, questions } = judgement;
  return {
    checks: checks.map(shownCheck),
    valid: verdict.valid,
    foot: verdict.sentence,
    doesNotCarry: [...verdict.doesNotCarry],
    part2: part2.applies ? part2.checks.map(shownCheck) : [],
    contradictions: contradictions.map((one) => ({ ...one })),
    questions: questions.map((one) => ({ ...one, reserved: whyNotYours(one, role) })),
    knownForms: [...formsToPick([packs.federal.pack, packs.state.pack])],
  };
}

function shownCheck({ scope, factsUsed, ...check }: CheckOutcome): ShownCheck {
  const bars = scope === 'whole' ? [] : [...scope.categories];
  return { ...check, factsUsed: [...factsUsed], bars };
}
