import { latestFirst } from '../domain/base/inOrder';
import { addMonths, compareDates, localDate, type LocalDate } from '../domain/base/localDate';
import { inFull } from '../domain/base/localDateWords';
import type { PackInForce, PacksInForce, RulePack } from '../domain/law/pack';
import { versionOn } from '../domain/law/versionOn';

/** For which day of receipt a pack is wanted, seen from which day, and out of which packs. */
export interface PackQuestion {
  readonly onDate: LocalDate;
  /** The day of receipt unless said. */
  readonly today?: LocalDate | undefined;
  /** Those that ship, and the clinic's own versions of them. */
  readonly library: readonly RulePack[];
}

/**
 * The pack of a state for a day of receipt. `state` is the clinic's postal code, because the
 * law of the discloser holds; a state without a pack gets the plain one, marked unverified. A
 * pack past its date still counts, and says that a manager must confirm (DESIGN.md 5).
 */
export function packFor(state: string, { onDate, today, library }: PackQuestion): PackInForce {
  const versions = versionsOf(`US-${state}`, library);
  if (versions.length === 0) return plainPack(state, library);
  return inForce(versions, onDate, today ?? onDate);
}

/** Both laws for a request of a clinic in `state`, received on a day. */
export function packsFor(state: string, question: PackQuestion): PacksInForce {
  const { onDate, today = onDate, library } = question;
  return {
    federal: inForce(versionsOf('US', library), onDate, today),
    state: packFor(state, question),
  };
}

/** Chooses among the versions of one jurisdiction; exported for packs that do not ship. */
export function inForce(
  versions: readonly RulePack[],
  onDate: LocalDate,
  today: LocalDate,
): PackInForce {
  const begun = versions
    .filter((pack) => pack.effectiveFrom <= onDate)
    .sort(latestFirst({ by: (pack) => pack.effectiveFrom, id: (pack) => pack.version }));
  const pack = begun[0] ?? versionOn(versions, onDate);
  if (!pack) throw new Error('no version of this rule pack');
  const warning = doubtOf(pack, onDate, today);
  return { pack, unverified: warning !== '', warning };
}

/** What a manager has to confirm of a pack, for a day of receipt; empty where nothing. */
export function doubtOf(pack: RulePack, onDate: LocalDate, today: LocalDate): string {
  if (
    pack.effectiveFrom > onDate ||
    (pack.effectiveTo !== undefined && pack.effectiveTo < onDate)
  ) {
    return `The ${pack.label} rules on this desk are not for ${inFull(onDate)}; a manager must confirm.`;
  }
  const recheckOn = addMonths(localDate(pack.verifiedOn), pack.recheckAfterMonths);
  if (compareDates(today, recheckOn) > 0) {
    return `The ${pack.label} rules were last checked on ${inFull(localDate(pack.verifiedOn))}; a manager must confirm.`;
  }
  return pack.status === 'verify'
    ? `The ${pack.label} rules have not been checked against their source; a manager must confirm.`
    : '';
}

function plainPack(state: string, library: readonly RulePack[]): PackInForce {
  const pack = library.find((one) => one.id === 'us-plain');
  if (!pack) throw new Error('the plain rule pack is missing');
  return {
    pack,
    unverified: true,
    warning: `This desk has no rules for ${state} yet. State law may be stricter; a manager must confirm.`,
  };
}

function versionsOf(jurisdiction: string, library: readonly RulePack[]): readonly RulePack[] {
  return library.filter((pack) => pack.jurisdiction === jurisdiction && pack.id !== 'us-plain');
}
