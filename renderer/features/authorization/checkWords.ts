import { assertNever } from '../../../shared/domain/base/assertNever';
import type { CheckOutcome } from '../../../shared/contract/request';
import type { Tone } from '../../app/ui/StatusBadge';

/** The answer of a check as a word with a tone. */
export function checkWord(check: CheckOutcome): { readonly tone: Tone; readonly label: string } {
  switch (check.answer) {
    case 'met':
      return { tone: 'ok', label: 'Met' };
    case 'not-met':
      return notMetWord(check);
    case 'unknown':
      return { tone: 'warn', label: 'Your call' };
    case 'not-applicable':
      return { tone: 'off', label: 'Does not apply' };
    default:
      return assertNever(check.answer, 'answer of a check');
  }
}

function notMetWord({ severity, reason }: CheckOutcome): {
  readonly tone: Tone;
  readonly label: string;
} {
  if (severity === 'block') return { tone: 'bad', label: 'Not met' };
  if (severity === 'info') return { tone: 'neutral', label: 'For your information' };
  return reason === undefined
    ? { tone: 'warn', label: 'Not met, a warning' }
    : { tone: 'neutral', label: 'A warning, with a reason' };
}

/** What the letter back to the sender will name: what bars only some pages does not belong there. */
export function defectsOf(checks: readonly CheckOutcome[]): CheckOutcome[] {
  return checks.filter(
    ({ answer, severity, bars }) =>
      answer === 'not-met' && severity === 'block' && bars.length === 0,
  );
}

/** What nobody has answered: it stops the release and stands in no letter. */
export function openChecks(checks: readonly CheckOutcome[]): CheckOutcome[] {
  return checks.filter(
    ({ answer, severity, bars }) =>
      answer === 'unknown' && severity !== 'info' && bars.length === 0,
  );
}
