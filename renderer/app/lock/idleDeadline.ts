/** What the clock says about the lock. */
export type IdleState =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'warning'; readonly secondsLeft: number }
  | { readonly kind: 'due' };

export interface IdleDeadline {
  /** The clerk did something. Past the deadline it no longer counts: a PC that slept wakes up locked. */
  touch(): void;
  state(): IdleState;
}

export const idleMinutes = 10;
const warningSeconds = 60;

/** A deadline by wall clock, because timers stand still while the PC sleeps. */
export function createIdleDeadline(now: () => number, minutes = idleMinutes): IdleDeadline {
  let deadline = now() + minutes * 60_000;
  return {
    touch() {
      if (now() < deadline) deadline = now() + minutes * 60_000;
    },
    state() {
      const left = deadline - now();
      if (left <= 0) return { kind: 'due' };
      const secondsLeft = Math.ceil(left / 1000);
      return secondsLeft <= warningSeconds ? { kind: 'warning', secondsLeft } : { kind: 'quiet' };
    },
  };
}
