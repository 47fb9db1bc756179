import type { PackVersion, UnreadablePack } from '../../contract/rules';
import { Refused } from '../../domain/base/fault';
import { localDate } from '../../domain/base/localDate';
import { sourceOf, rulesOf } from '../../domain/law/lookup';
import type { RulePack } from '../../domain/law/pack';
import { whyUnreadable } from '../../rules/packFile';
import { doubtOf, inForce } from '../../rules/packFor';
import { longDate } from '../calendar';
import { personName, todayOf, type OpenDesk } from '../context';
import { libraryOf, standingChanges, unreadableChanges } from './library';
import { clinicOf } from '../context';

/** Every version of every pack, the clinic's state first, its newest version first. */
export function versionsOf(desk: OpenDesk): PackVersion[] {
  const { state } = clinicOf(desk).profile;
  const rank = ({ id }: RulePack) => [`us-${state.toLowerCase()}`, 'us-federal'].indexOf(id);
  const order = (pack: RulePack) => (rank(pack) < 0 ? 2 : rank(pack));
  return [...libraryOf(desk)]
    .sort(
      (a, b) =>
        order(a) - order(b) || byLabel(a, b) || (a.effectiveFrom < b.effectiveFrom ? 1 : -1),
    )
    .map((pack) => versionOf(desk, pack));
}

export function versionOf(desk: OpenDesk, pack: RulePack): PackVersion {
  const today = localDate(todayOf(desk));
  const { id: packId, version, label, status, verifiedOn, effectiveFrom, effectiveTo } = pack;
  const until = effectiveTo === undefined ? '' : ` to ${longDate(effectiveTo)}`;
  return {
    ...{ packId, version, label, status },
    holds: `Requests received from ${longDate(effectiveFrom)}${until}`,
    standing: standingOf(desk, pack),
    own: ownOf(desk, pack),
    verifiedOn: longDate(verifiedOn),
    warning: doubtOf(pack, effectiveFrom > today ? localDate(effectiveFrom) : today, today),
    toConfirm: rulesOf(pack).filter(isToConfirm).length,
  };
}

/** Versions of the clinic that cannot be read, what is wrong with each, and what holds instead. */
export function unreadableVersions(desk: OpenDesk): UnreadablePack[] {
  return unreadableChanges(clinicOf(desk)).map((change) => {
    const { packId, version, effectiveFrom, by, on, reason, basedOn } = change;
    const today = todayOf(desk);
    const day = localDate(effectiveFrom > today ? effectiveFrom : today);
    const others = libraryOf(desk).filter(({ id }) => id === packId);
    const instead = others.length > 0 ? inForce(others, day, localDate(today)).pack : undefined;
    const holds = instead ? `Version ${instead.version} holds instead.` : 'The plain rules of HIPAA hold instead.'; // prettier-ignore
    return {
      ...{ packId, version, label: instead?.label ?? packId },
      sentence: `Version ${version} cannot be read. ${whyUnreadable(change.file)} ${holds}`,
      own: { by: personName(desk, by), on: longDate(on), reason, basedOn },
    };
  });
}

/**
 * A change is made from the version that begins last, or it would take back what was changed since
 * without anybody having said so.
 */
export function checkLatest(desk: OpenDesk, { id, version }: RulePack): void {
  const latest = latestOf(desk, id);
  if (!latest || latest.version === version) return;
  throw new Refused(
    'pack-changed-since',
    `These rules were changed since: version ${latest.version} begins on ${longDate(latest.effectiveFrom)}. Make the change in that version, so that both hold.`,
  );
}

/** A version of this desk, or a refusal. */
export function packAt(desk: OpenDesk, packId: string, version: string): RulePack {
  const found = libraryOf(desk).find((one) => one.id === packId && one.version === version);
  if (!found) throw noSuchPack();
  return found;
}

/** The version that begins last: a new one is made from it and compared with it. */
export function latestOf(desk: OpenDesk, packId: string): RulePack | undefined {
  return libraryOf(desk)
    .filter(({ id }) => id === packId)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

export function noSuchPack(): Refused {
  return new Refused(
    'no-such-pack',
    'These rules are not on this desk any more. Open the list of rules again.',
  );
}

function byLabel(a: RulePack, b: RulePack): number {
  return a.label.localeCompare(b.label);
}

/** A rule with a status of its own; what has none holds by its pack. */
function isToConfirm(found: ReturnType<typeof rulesOf>[number]): boolean {
  return 'status' in found.rule && sourceOf(found).status === 'verify';
}

function standingOf(desk: OpenDesk, pack: RulePack): PackVersion['standing'] {
  const today = localDate(todayOf(desk));
  if (pack.effectiveFrom > today) return 'later';
  const versions = libraryOf(desk).filter(({ id }) => id === pack.id);
  return inForce(versions, today, today).pack === pack ? 'in-force' : 'past';
}

function ownOf(desk: OpenDesk, { id, version }: RulePack): PackVersion['own'] {
  const change = standingChanges(clinicOf(desk)).find(
    (one) => one.packId === id && one.version === version,
  );
  if (!change) return undefined;
  const { reason, basedOn } = change;
  return { by: personName(desk, change.by), on: longDate(change.on), reason, basedOn };
}
