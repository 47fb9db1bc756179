import { standingRevocations, type Revocation } from '../../domain/authorization/revocation';
import type { RequestState } from '../../domain/request/state';
import type { OpenDesk } from '../context';

interface Known {
  readonly revision: number;
  readonly requests: readonly RequestState[];
}

const known = new WeakMap<OpenDesk['journal'], Known>();

/**
 * The few requests on which somebody took back every form of a patient to a recipient: they reach
 * into others. The same array as long as none of them has changed, so that an answer which hangs on
 * them can be kept, and so that not every request is asked about every other.
 */
export function revokersOf({ journal }: OpenDesk): readonly RequestState[] {
  const revision = journal.revisionOf('request');
  const last = known.get(journal);
  if (last?.revision === revision) return last.requests;
  const found = journal.all('request').filter((state) => ofEveryForm(state).length > 0);
  const requests = last && areSame(last.requests, found) ? last.requests : found;
  known.set(journal, { revision, requests });
  return requests;
}

function areSame(one: readonly RequestState[], other: readonly RequestState[]): boolean {
  return one.length === other.length && one.every((state, index) => state === other[index]);
}

/** Those of its revocations that take back more than a form of its own. */
export function ofEveryForm({ authorization }: RequestState): readonly Revocation[] {
  return standingRevocations(authorization).filter(
    ({ takenBack }) => takenBack.what === 'every-form',
  );
}
