import { latestFirst } from '../base/inOrder';
import { daysBetween, localDate } from '../base/localDate';

/** What tells two requests for the records of one patient apart. Dates `YYYY-MM-DD`. */
export interface ComparableRequest {
  readonly number: string;
  readonly requester: string;
  readonly receivedOn: string;
  /** Absent while it is open. */
  readonly releasedOn?: string | undefined;
  readonly datesFrom: string;
  readonly datesTo: string;
  readonly recordKinds: readonly string[];
}

/** Number of the latest earlier request that asks the same, open or released within the days given. */
export function duplicateOf(
  request: ComparableRequest,
  earlier: readonly ComparableRequest[],
  on: { readonly today: string; readonly withinDays: number },
): string | undefined {
  const same = earlier.filter((one) => asksTheSame(one, request) && isRecent(one, on));
  const order = latestFirst<ComparableRequest>({
    by: (one) => one.receivedOn,
    id: (one) => one.number,
  });
  const latest = same.sort(order)[0];
  return latest?.number;
}

function asksTheSame(one: ComparableRequest, other: ComparableRequest): boolean {
  return (
    one.requester.trim().toLowerCase() === other.requester.trim().toLowerCase() &&
    one.datesFrom === other.datesFrom &&
    one.datesTo === other.datesTo &&
    [...one.recordKinds].sort().join() === [...other.recordKinds].sort().join()
  );
}

function isRecent(
  { releasedOn }: ComparableRequest,
  { today, withinDays }: { readonly today: string; readonly withinDays: number },
): boolean {
  if (releasedOn === undefined) return true;
  return daysBetween(localDate(releasedOn), localDate(today)) <= withinDays;
}
