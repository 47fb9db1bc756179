import { hasCategory, type Subject } from './finding';
import { isDefect, isOpen, stops, type CheckOutcome, type OptInCategory } from './outcome';
import { requirementOutcomes } from './requirements';

/** The checklist of 42 CFR 2.31, which has its own rules beside 45 CFR 164.508. */
export interface Part2Judgement {
  /** Pages of a Part 2 program are in scope, or the form means to be a consent for them. */
  readonly applies: boolean;
  readonly checks: readonly CheckOutcome[];
  readonly failed: readonly string[];
  readonly open: readonly string[];
  /** Categories in scope whose pages the form does not carry. */
  readonly bars: readonly OptInCategory[];
  /** Every element is there today, as far as the form means to reach. */
  readonly met: boolean;
}

/** Counseling notes have elements of their own, which only count where such notes are meant. */
export function judgePart2(subject: Subject): Part2Judgement {
  const all = requirementOutcomes(subject.pack.part2Requirements, subject, subject.pack);
  const checks = all.filter((check) => isMeant(check, subject));
  const reaches = subject.facts.onlyFor === 'SCN' ? 'SCN' : 'SUD';
  return {
    applies: applies(subject),
    checks,
    failed: checks.filter(isDefect).map(({ id }) => id),
    open: checks.filter(isOpen).map(({ id }) => id),
    bars: categories.filter((one) => hasCategory(subject, one) && !carries(checks, one)),
    met: !subject.unread && carries(checks, reaches),
  };
}

const categories = ['SUD', 'SCN'] as const;

function carries(checks: readonly CheckOutcome[], category: OptInCategory): boolean {
  const own = checks.filter(
    ({ scope }) => scope === 'whole' || scope.categories.includes(category),
  );
  return !own.some(stops);
}

function isMeant({ scope }: CheckOutcome, subject: Subject): boolean {
  if (scope === 'whole') return true;
  const { onlyFor, optIns } = subject.facts;
  return scope.categories.some(
    (one) => hasCategory(subject, one) || optIns.includes(one) || onlyFor === one,
  );
}

function applies(subject: Subject): boolean {
  const { facts } = subject;
  return (
    facts.isPart2Consent === 'yes' ||
    facts.onlyFor === 'SCN' ||
    facts.optIns.some((one) => one === 'SUD' || one === 'SCN') ||
    hasCategory(subject, 'SUD', 'SCN')
  );
}
