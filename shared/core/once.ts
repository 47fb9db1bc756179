import type { ClinicState } from '../domain/clinic/slice';
import type { RequestState } from '../domain/request/state';
import { revokersOf } from './authorization/revokers';
import { clinicOf, todayOf, type OpenDesk } from './context';

/** All that an answer about one state of a request can hang on besides that state. */
interface Standing {
  readonly today: string;
  readonly clinic: ClinicState;
  readonly patients: number;
  /** A revocation recorded on one request may reach into any other. */
  readonly revokers: readonly RequestState[];
}

const standings = new WeakMap<OpenDesk['journal'], Standing>();

/** The same object as long as none of it has changed: states are folded anew, never changed in place. */
function standingOf(desk: OpenDesk): Standing {
  const now = {
    today: todayOf(desk),
    clinic: clinicOf(desk),
    patients: desk.journal.revisionOf('patient'),
    revokers: revokersOf(desk),
  };
  const known = standings.get(desk.journal);
  if (known && isSame(known, now)) return known;
  standings.set(desk.journal, now);
  return now;
}

function isSame(one: Standing, other: Standing): boolean {
  return (
    one.today === other.today &&
    one.clinic === other.clinic &&
    one.patients === other.patients &&
    one.revokers === other.revokers
  );
}

/**
 * Works something out of a request once, as long as nothing can have changed it: a screen asks the
 * same of one state many times over. Only for what follows from the state, the clinic, the patients,
 * the day and the revocations that reach into other requests; never for what follows from who is
 * signed in or from anything else of other requests.
 */
export function oncePerState<T>(
  work: (desk: OpenDesk, state: RequestState) => T,
): (desk: OpenDesk, state: RequestState) => T {
  const known = new WeakMap<RequestState, { readonly standing: Standing; readonly value: T }>();
  return (desk, state) => {
    const standing = standingOf(desk);
    const found = known.get(state);
    if (found?.standing === standing) return found.value;
    const value = work(desk, state);
    known.set(state, { standing, value });
    // What failed once is tried again by whoever asks next.
    if (value instanceof Promise) value.catch(() => known.delete(state));
    return value;
  };
}
