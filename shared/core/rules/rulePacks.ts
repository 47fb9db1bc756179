import type { rulesVerbs } from '../../contract/rules';
import type { OutputOf } from '../../contract/verb';
import { Refused } from '../../domain/base/fault';
import { factBook } from '../../domain/law/factBook';
import { findRule } from '../../domain/law/lookup';
import { ruleIdOf, type RulePack } from '../../domain/law/pack';
import { changedAt } from '../../rules/changeAt';
import { difference } from '../../rules/difference';
import { withNewRates } from '../../rules/newRates';
import { packFile, packOfText, packText, takenPack } from '../../rules/packFile';
import { readablePack } from '../../rules/readable';
import { unsoundness } from '../../rules/soundness';
import { checkDates, nextVersion } from '../../rules/versions';
import { ofClinic, record } from '../change';
import { clinicOf, todayOf, type OpenDesk, type StationHandlers } from '../context';
import { libraryOf } from './library';
import {
  checkLatest,
  latestOf,
  noSuchPack,
  packAt,
  unreadableVersions,
  versionOf,
  versionsOf,
} from './packVersions';

type PackVerbs = Omit<typeof rulesVerbs, 'rules.explain'>;

/** The rule packs of this desk: read, changed, confirmed, taken in and given out by managers. */
export const rulePackHandlers: StationHandlers<PackVerbs> = {
  'rules.packs': (desk) => ({
    packs: versionsOf(desk),
    unreadable: unreadableVersions(desk),
    today: todayOf(desk),
  }),
  'rules.pack': (desk, { packId, version }) => {
    const pack = packAt(desk, packId, version);
    const parts = readablePack(pack, factBook(libraryOf(desk)));
    return { pack: versionOf(desk, pack), parts: [...parts] };
  },
  'rules.changeRule': async (desk, { packId, version, path, value, checked, reason, from }) => {
    const base = packAt(desk, packId, version);
    const changed = changedAt(base, path, value, checked ? todayOf(desk) : undefined);
    return takeChange(desk, base, changed, { from, reason });
  },
  'rules.enterRates': async (desk, input) => {
    const { packId, version, schedule, rates, checked, reason, from } = input;
    const base = packAt(desk, packId, version);
    const changed = withNewRates(base, schedule, rates, checked ? todayOf(desk) : undefined);
    return takeChange(desk, base, changed, { from, reason });
  },
  'rules.confirm': async (desk, { packId, version, ruleId, effectiveFrom, reason }) => {
    const pack = packAt(desk, packId, version);
    const [by, on] = [desk.user.id, todayOf(desk)];
    if (ruleId !== undefined && !findRule([pack], ruleIdOf(pack, ruleId), on)) throw noSuchPack();
    const mark = { packId, version, reason, by, on };
    const dated = effectiveFrom === undefined ? {} : { effectiveFrom };
    const confirmation = ruleId === undefined ? mark : { ...mark, ruleId, ...dated };
    await record(desk, ...ofClinic({ type: 'clinic.ruleConfirmed', body: { confirmation } }));
    return { packId, version };
  },
  'rules.export': (desk, { packId, version }) => {
    const bytes = new TextEncoder().encode(packText(packAt(desk, packId, version)));
    return desk.shell['file.save']({ suggestedName: `${packId}-${version}.json`, bytes });
  },
  'rules.readImport': (desk, { bytes }) => preview(desk, bytes),
  'rules.import': async (desk, { bytes, reason, from }) => {
    const pack = packOfBytes(desk, bytes);
    return take(
      desk,
      { ...pack, effectiveFrom: from },
      latestOf(desk, pack.id)?.version ?? pack.version,
      reason,
    );
  },
  'rules.difference': (desk, { packId, a, b }) => ({
    differences: [...difference(packAt(desk, packId, a), packAt(desk, packId, b))],
  }),
};

type Preview = OutputOf<(typeof rulesVerbs)['rules.readImport']>;

function preview(desk: OpenDesk, bytes: Uint8Array): Preview {
  const pack = packOfBytes(desk, bytes);
  const base = latestOf(desk, pack.id);
  return {
    packId: pack.id,
    label: pack.label,
    comparedWith: base?.version ?? '',
    differences: base ? [...difference(base, named(pack, base))] : [],
  };
}

/** Version and dates are given when it is taken, so they are no difference. */
function named(pack: RulePack, { version, effectiveFrom, effectiveTo }: RulePack): RulePack {
  return { ...pack, version, effectiveFrom, effectiveTo };
}

function packOfBytes(desk: OpenDesk, bytes: Uint8Array): RulePack {
  const pack = packOfText(new TextDecoder().decode(bytes));
  const base = latestOf(desk, pack.id);
  const expected = base?.jurisdiction ?? pack.id.toUpperCase();
  if (pack.jurisdiction !== expected) {
    throw new Refused(
      'pack-of-another-place',
      `The rules were not changed. Jurisdiction: the rules ${pack.id} are for ${expected}, and this file says ${pack.jurisdiction}.`,
    );
  }
  checkSound(desk, pack);
  return pack;
}

function checkSound(desk: OpenDesk, pack: RulePack): void {
  const [first] = unsoundness(pack, libraryOf(desk));
  if (first) throw new Refused('pack-not-sound', `The rules were not changed. ${first}`);
}

/** A version made from another by a change in it, which holds from a day of receipt on. */
async function takeChange(
  desk: OpenDesk,
  base: RulePack,
  changed: RulePack,
  { from, reason }: { readonly from: string; readonly reason: string },
) {
  checkLatest(desk, base);
  const read = takenPack(packFile(changed));
  const pack = { ...read, effectiveFrom: from, effectiveTo: undefined };
  checkSound(desk, pack);
  return take(desk, pack, base.version, reason);
}

/** Records a whole new version; everything about it is checked before anything is written. */
async function take(desk: OpenDesk, pack: RulePack, basedOn: string, reason: string) {
  const { packs = [] } = clinicOf(desk);
  const own = packs.filter(({ packId }) => packId === pack.id).map(({ version }) => version);
  const others = libraryOf(desk).filter(({ id }) => id === pack.id);
  checkDates(pack, { today: todayOf(desk), others, isOwn: (version) => own.includes(version) });
  const version = nextVersion(basedOn, own);
  const file = packFile({ ...pack, version });
  takenPack(file);
  const { id: packId, effectiveFrom } = pack;
  const made = { by: desk.user.id, on: todayOf(desk) };
  const change = { packId, version, basedOn, effectiveFrom, reason, ...made, file };
  await record(desk, ...ofClinic({ type: 'clinic.packChanged', body: { change } }));
  return { packId, version };
}
