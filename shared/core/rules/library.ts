import type { PackChange, RuleConfirmation } from '../../domain/clinic/packs';
import type { ClinicState } from '../../domain/clinic/slice';
import type { RulePack } from '../../domain/law/pack';
import { loadPacks, readPack } from '../../rules/load';
import { clinicOf, type OpenDesk } from '../context';

const libraries = new WeakMap<ClinicState, readonly RulePack[]>();

/** Every version of every pack on this desk: what ships, and what the clinic made of it. */
export function libraryOf(desk: OpenDesk): readonly RulePack[] {
  const clinic = clinicOf(desk);
  const known = libraries.get(clinic);
  if (known) return known;
  const library = laidTogether(clinic, standingChanges(clinic));
  libraries.set(clinic, library);
  return library;
}

const every = new WeakMap<ClinicState, readonly RulePack[]>();

/** Also those that were replaced before they began: a request may have been logged under one. */
export function everyVersionOf(desk: OpenDesk): readonly RulePack[] {
  const clinic = clinicOf(desk);
  const known = every.get(clinic);
  if (known) return known;
  const library = laidTogether(clinic, clinic.packs ?? []);
  every.set(clinic, library);
  return library;
}

/** The clinic's changes that count: not those replaced before they began, nor unreadable ones. */
export function standingChanges({ packs = [] }: ClinicState): readonly PackChange[] {
  return packs.filter(
    (change, at) =>
      packOf(change) !== undefined &&
      !packs.slice(at + 1).some((later) => begins(later) === begins(change) && packOf(later)),
  );
}

/** Changes of the clinic that this desk cannot read any more, and that nothing readable replaced. */
export function unreadableChanges({ packs = [] }: ClinicState): readonly PackChange[] {
  return packs.filter(
    (change, at) =>
      packOf(change) === undefined &&
      !packs.slice(at + 1).some((later) => begins(later) === begins(change)),
  );
}

function begins({ packId, effectiveFrom }: PackChange): string {
  return `${packId} ${effectiveFrom}`;
}

function laidTogether(clinic: ClinicState, changes: readonly PackChange[]): readonly RulePack[] {
  const own = changes.flatMap((change) => packOf(change) ?? []);
  const { confirmations = [] } = clinic;
  return [...loadPacks(), ...own].map((pack) => confirmations.reduce(confirmed, pack));
}

const read = new WeakMap<PackChange, RulePack | 'unreadable'>();

function packOf(change: PackChange): RulePack | undefined {
  const found = read.get(change) ?? readOnce(change);
  return found === 'unreadable' ? undefined : found;
}

function readOnce(change: PackChange): RulePack | 'unreadable' {
  let found: RulePack | 'unreadable' = 'unreadable';
  try {
    found = readPack(change.file);
  } catch {
    // A pack that does not fit any more never stands in the way of those that do.
  }
  read.set(change, found);
  return found;
}

/** The same law, with the day somebody compared it with its source. */
function confirmed(
  pack: RulePack,
  { packId, version, ruleId, effectiveFrom, on }: RuleConfirmation,
): RulePack {
  if (pack.id !== packId || pack.version !== version) return pack;
  const mark = { status: 'verified', verifiedOn: on } as const;
  if (ruleId === undefined) return { ...pack, ...mark };
  return Object.fromEntries(
    Object.entries(pack).map(([part, value]) => [
      part,
      markedIn(value, { id: ruleId, effectiveFrom }, mark),
    ]),
  ) as RulePack;
}

interface RuleName {
  readonly id?: string;
  readonly effectiveFrom?: string | undefined;
}

function markedIn(value: unknown, name: RuleName, mark: object): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((rule: unknown) =>
    isNamed(rule as RuleName, name) ? { ...(rule as object), ...mark } : rule,
  );
}

function isNamed(rule: RuleName, { id, effectiveFrom }: RuleName): boolean {
  return rule.id === id && (effectiveFrom === undefined || rule.effectiveFrom === effectiveFrom);
}
