import type { RequestView } from '../../contract/request';
import type { KeptPack, KeptRules } from '../../domain/intake/slice';
import type { RulePack } from '../../domain/law/pack';
import type { RequestState } from '../../domain/request/state';
import { longDate } from '../calendar';
import { clinicOf, personName, todayOf, type OpenDesk } from '../context';
import { packsOfRequest, rulesOn } from './requestPacks';
import { everyVersionOf } from './library';

type RulesShown = NonNullable<RequestView['rules']>;

/** Which rules a request keeps, and what was made of them since for its day of receipt. */
export function rulesShown(desk: OpenDesk, state: RequestState): RequestView['rules'] {
  if (!state.intake.facts) return undefined;
  const { federal, state: own } = packsOfRequest(desk, state);
  return {
    kept: [own.pack, federal.pack].map(nameOf),
    newer: newerRules(desk, state).map((pack) => newerShown(desk, pack)),
    lost: lostOf(desk, state.intake.rules),
  };
}

/** What holds for requests that come today, where it is a later version of a pack this one keeps. */
export function newerRules(
  desk: OpenDesk,
  { intake: { rules } }: RequestState,
): readonly RulePack[] {
  if (!rules) return [];
  const newest = newestOf(desk, rules);
  const later = [
    isSame(rules.state, newest.state) ? undefined : newest.state,
    isSame(rules.federal, newest.federal) ? undefined : newest.federal,
  ];
  return later.flatMap((one) => (one && packOf(desk, one)) ?? []);
}

/** A pack of another state is no later version: the law of the clinic as it was at receipt stays. */
export function newestOf(desk: OpenDesk, rules: KeptRules): KeptRules {
  const now = rulesOn(desk, todayOf(desk));
  return {
    federal: now.federal.packId === rules.federal.packId ? now.federal : rules.federal,
    state: now.state.packId === rules.state.packId ? now.state : rules.state,
  };
}

function newerShown(desk: OpenDesk, pack: RulePack): RulesShown['newer'][number] {
  const change = (clinicOf(desk).packs ?? []).find(
    (one) => one.packId === pack.id && one.version === pack.version,
  );
  const why = change
    ? `Changed by ${personName(desk, change.by)} on ${longDate(change.on)}: ${change.reason}`
    : 'It came with a newer version of this program.';
  return { ...nameOf(pack), why };
}

function lostOf(desk: OpenDesk, rules: KeptRules | undefined): RulesShown['lost'] {
  const kept = rules ? [rules.state, rules.federal] : [];
  return kept
    .filter((one) => packOf(desk, one) === undefined)
    .map(({ packId, version }) => ({ label: packId, version }));
}

function isSame(one: KeptPack, other: KeptPack): boolean {
  return one.packId === other.packId && one.version === other.version;
}

function packOf(desk: OpenDesk, { packId, version }: KeptPack): RulePack | undefined {
  return everyVersionOf(desk).find((one) => one.id === packId && one.version === version);
}

function nameOf({ label, version }: RulePack): RulesShown['kept'][number] {
  return { label, version };
}
