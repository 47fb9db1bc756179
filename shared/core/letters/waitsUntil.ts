import { timersOf } from '../../domain/answer/timers';
import type { LawFacts } from '../../domain/law/condition';
import type { PacksInForce } from '../../domain/law/pack';
import { longDate } from '../calendar';

interface Return {
  readonly packs: PacksInForce;
  readonly facts: LawFacts;
  /** The day the form goes back, `YYYY-MM-DD`. */
  readonly returnedOn: string;
}

/** Until when a request waits for its corrected form, in words; the packs say how long. */
export function waitsUntil({ packs, facts, returnedOn }: Return): string {
  const timers = timersOf({ starts: { returned: returnedOn }, packs, facts });
  const asked = timers.find(({ id }) => id === 'T-RETURNED');
  return asked ? longDate(asked.on) : '';
}
