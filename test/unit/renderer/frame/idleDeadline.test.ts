import { describe, expect, it } from 'vitest';
import { createIdleDeadline } from '../../../../renderer/app/lock/idleDeadline';

function deskAt(start: number) {
  const clock = { now: start };
  return { clock, deadline: createIdleDeadline(() => clock.now) };
}
const minute = 60_000;

describe('the lock after ten idle minutes', () => {
  it('is quiet while the clerk works', () => {
    const { clock, deadline } = deskAt(0);
    for (let worked = 0; worked < 30; worked += 1) {
      clock.now += 9 * minute - 1;
      deadline.touch();
    }
    expect(deadline.state()).toEqual({ kind: 'quiet' });
  });

  it('counts the last minute down in seconds', () => {
    const { clock, deadline } = deskAt(0);
    clock.now = 9 * minute - 1;
    expect(deadline.state()).toEqual({ kind: 'quiet' });
    clock.now = 9 * minute;
    expect(deadline.state()).toEqual({ kind: 'warning', secondsLeft: 60 });
    clock.now = 10 * minute - 400;
    expect(deadline.state()).toEqual({ kind: 'warning', secondsLeft: 1 });
  });

  it('a key in the last minute keeps the desk open for ten more', () => {
    const { clock, deadline } = deskAt(0);
    clock.now = 9.5 * minute;
    deadline.touch();
    expect(deadline.state()).toEqual({ kind: 'quiet' });
    clock.now += 10 * minute;
    expect(deadline.state()).toEqual({ kind: 'due' });
  });

  it('a PC that slept for an hour wakes up locked, whatever is pressed first', () => {
    const { clock, deadline } = deskAt(0);
    clock.now = 60 * minute;
    deadline.touch();
    expect(deadline.state()).toEqual({ kind: 'due' });
  });
});
