import type { reportsVerbs } from '../contract/reports';
import type { OutputOf } from '../contract/verb';
import { daysBetween, localDate } from '../domain/base/localDate';
import type { Delivery } from '../domain/release/slice';
import type { RequestState } from '../domain/request/state';
import { overridesIn } from './overrides';
import { dayOf, personName, todayOf, type OpenDesk, type StationHandlers } from './context';
import { dueOf } from './due';

type Summary = OutputOf<(typeof reportsVerbs)['reports.summary']>;

/** What of a request the reports count. */
interface Counted {
  readonly requester: string;
  readonly receivedOn: string;
  readonly releasedOn: string | undefined;
  readonly cancelled: boolean;
  readonly legalDue: string | undefined;
  readonly pages: number;
  readonly releasedBy: string;
  readonly defects: readonly string[];
}

/** Reports: figures computed from the requests at each call, from day to day inclusive. */
export const reportsHandlers: StationHandlers<typeof reportsVerbs> = {
  'reports.overrides': (desk, span) => ({ rows: overridesIn(desk, span) }),
  'reports.summary': (desk, { from, to }) => summary(counted(desk), { from, to }, todayOf(desk)),
};

interface Span {
  readonly from: string;
  readonly to: string;
}

function counted(desk: OpenDesk): Counted[] {
  return desk.journal.all('request').flatMap((state) => count(desk, state));
}

function count(desk: OpenDesk, state: RequestState): Counted[] {
  const { facts } = state.intake;
  if (!facts) return [];
  return [
    {
      requester: facts.requesterKind,
      receivedOn: facts.receivedOn,
      cancelled: state.lifecycle.cancelled !== undefined,
      legalDue: dueOf(desk, state)?.legalDue,
      defects: state.authorization?.returned?.defects ?? [],
      ...releaseCounted(desk, state),
    },
  ];
}

function releaseCounted(
  desk: OpenDesk,
  state: RequestState,
): Pick<Counted, 'releasedOn' | 'pages' | 'releasedBy'> {
  // The same paper once more is no page more (and has a row of the log of its own).
  const parts = (state.release?.released ?? []).filter((one) => !one.again);
  const release = parts.find((one) => !one.isPart);
  if (!release) return { releasedOn: undefined, pages: 0, releasedBy: '' };
  return {
    releasedOn: loggedOn(state, release) ?? dayOf(desk, release.released),
    pages: sum(parts.map((one) => one.pageCount)),
    releasedBy: personName(desk, release.released.by),
  };
}

/** The day of the log: that all of it came out may have been said days later. */
function loggedOn({ disclosure }: RequestState, { packetSha256 }: Delivery): string | undefined {
  return disclosure?.rows.find((row) => row.packetSha256 === packetSha256)?.disclosedOn;
}

function summary(requests: readonly Counted[], span: Span, today: string): Summary {
  const received = requests.filter((one) => within(one.receivedOn, span));
  const released = requests.filter((one) => within(one.releasedOn, span));
  const open = requests.filter((one) => !one.releasedOn && !one.cancelled);
  const days = released.map(turnaround);
  return {
    received: received.length,
    released: released.length,
    open: open.length,
    overdue: open.filter((one) => one.legalDue !== undefined && one.legalDue < today).length,
    pagesReleased: sum(released.map((one) => one.pages)),
    medianDays: percentile(days, 0.5),
    ninetiethDays: percentile(days, 0.9),
    byRequester: byRequester(received, released),
    byDefect: byDefect(received),
    byPerson: byPerson(released),
  };
}

function byRequester(received: readonly Counted[], released: readonly Counted[]) {
  const kinds = [...new Set([...received, ...released].map((one) => one.requester))].sort();
  return kinds.map((kind) => {
    const mine = released.filter((one) => one.requester === kind);
    return {
      kind,
      received: received.filter((one) => one.requester === kind).length,
      released: mine.length,
      medianDays: percentile(mine.map(turnaround), 0.5),
    };
  });
}

function byDefect(received: readonly Counted[]) {
  const all = received.flatMap((one) => one.defects);
  return [...new Set(all)]
    .map((defect) => ({ defect, count: all.filter((one) => one === defect).length }))
    .sort((a, b) => b.count - a.count);
}

function byPerson(released: readonly Counted[]) {
  const names = [...new Set(released.map((one) => one.releasedBy))].sort();
  return names.map((name) => {
    const mine = released.filter((one) => one.releasedBy === name);
    return { name, released: mine.length, pages: sum(mine.map((one) => one.pages)) };
  });
}

function within(date: string | undefined, { from, to }: Span): boolean {
  return date !== undefined && date >= from && date <= to;
}

/** Calendar days from the day received to the day released. */
function turnaround({ receivedOn, releasedOn }: Counted): number {
  return daysBetween(localDate(receivedOn), localDate(releasedOn ?? receivedOn));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Nearest-rank percentile; absent where there is nothing to rank. */
function percentile(numbers: readonly number[], share: number): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
