import { addDays, localDate } from '../domain/base/localDate';
import { inFull } from '../domain/base/localDateWords';
import { Refused } from '../domain/base/fault';
import type { RulePack } from '../domain/law/pack';

/** `2026.1` becomes `2026.1-c1`, then `2026.1-c2`: the clinic's own versions of what shipped. */
export function nextVersion(base: string, taken: readonly string[]): string {
  const root = base.replace(/-c\d+$/, '');
  const numbers = taken.map((one) => /^(.+)-c(\d+)$/.exec(one)).filter((one) => one?.[1] === root);
  const last = Math.max(0, ...numbers.map((one) => Number(one?.[2])));
  return `${root}-c${String(last + 1)}`;
}

export interface VersionPlace {
  readonly today: string;
  /** The other versions of this pack. */
  readonly others: readonly RulePack[];
  /** Versions of the clinic, which may be replaced until they begin. */
  readonly isOwn: (version: string) => boolean;
}

/**
 * Refuses a version that would change what requests already received are judged by, or whose
 * dates overlap with those of another: a request keeps the version of its day of receipt.
 */
export function checkDates(pack: RulePack, { today, others, isOwn }: VersionPlace): void {
  const { effectiveFrom: from, effectiveTo: to } = pack;
  if (to !== undefined && to < from) {
    throw new Refused('pack-ends-early', `Effective to: ${said(to)} is before ${said(from)}, the day these rules begin.`); // prettier-ignore
  }
  if (from <= today) {
    throw new Refused(
      'pack-begins-early',
      `Effective from: requests received up to ${said(today)} keep the rules they came under. Choose ${said(addDays(localDate(today), 1))} or later.`,
    );
  }
  for (const other of others) checkAgainst(pack, other, isOwn(other.version));
}

function checkAgainst(pack: RulePack, other: RulePack, isOwn: boolean): void {
  const { effectiveFrom: from, effectiveTo: to } = pack;
  if (other.effectiveFrom === from) {
    if (isOwn) return;
    throw new Refused(
      'pack-dates-overlap',
      `Effective from: version ${other.version} begins on ${said(from)} too. Choose another day.`,
    );
  }
  const isLater = other.effectiveFrom > from;
  const overlaps = isLater
    ? to === undefined || to >= other.effectiveFrom
    : other.effectiveTo !== undefined && other.effectiveTo >= from;
  if (overlaps) throw overlap(other, isLater);
}

function overlap(other: RulePack, isLater: boolean): Refused {
  const { version, effectiveFrom, effectiveTo } = other;
  const sentence = isLater
    ? `Effective to: version ${version} begins on ${said(effectiveFrom)}. Let these rules begin later, or end before it.`
    : `Effective from: version ${version} holds until ${said(effectiveTo ?? effectiveFrom)}. Let these rules begin after it.`;
  return new Refused('pack-dates-overlap', sentence);
}

function said(date: string): string {
  return inFull(localDate(date));
}
