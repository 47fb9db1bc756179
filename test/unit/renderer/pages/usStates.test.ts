import { describe, expect, it } from 'vitest';
import { timeZoneOf, timeZones, usStates } from '../../../../renderer/app/clinic/usStates';

describe('the time zone a state suggests', () => {
  it('is one of the list, for every state', () => {
    const known = timeZones.map(({ value }) => value);
    for (const { value } of usStates) expect(known, value).toContain(timeZoneOf(value));
  });

  it('is the one most of the state lies in', () => {
    expect(['TX', 'AZ', 'FL', 'WA', 'NY'].map(timeZoneOf)).toEqual([
      'America/Chicago',
      'America/Phoenix',
      'America/New_York',
      'America/Los_Angeles',
      'America/New_York',
    ]);
    expect(timeZoneOf('')).toBeUndefined();
  });
});
