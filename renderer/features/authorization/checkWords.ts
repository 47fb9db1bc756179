import { assertNever } from '../../../shared/domain/base/assertNever';
import type { CheckOutcome } from '../../../shared/contract/request';
import type { Tone } from '../../app/ui/StatusBadge';

/** The answer of a check as a word with a tone. */
export function checkWord(check: CheckOutcome): { readonly tone: Tone; readonly label: string } {
  switch (check.answer) {
    case 'met':
      return { tone: 'ok', label: 'Met' };
    case 'not-met':
      return check.severity === 'block'
        ? { tone: 'bad', label: 'Not met' }
        : { tone: 'warn', label: 'Not met, a warning' };
    case 'unknown':
      return { tone: 'warn', label: 'Your call' };
    case 'not-applicable':
      return { tone: 'off', label: 'Does not apply' };
    default:
      return assertNever(check.answer, 'answer of a check');
  }
}

/** What the letter back to the sender will name. */
export function defectsOf(checks: readonly CheckOutcome[]): CheckOutcome[] {
  return checks.filter((check) => check.answer === 'not-met' && check.severity === 'block');
}

/** What nobody has answered: it stops the release and stands in no letter. */
export function openChecks(checks: readonly CheckOutcome[]): CheckOutcome[] {
  return checks.filter((check) => check.answer === 'unknown');
}
