import { describe, expect, it } from 'vitest';
import { hasPrepared } from '../../../shared/domain/qc/checklist';

const acts = (...types: string[]) => types.map((type) => ({ type, user: 'a' }));

describe('Whoever had a hand in the packet is no second person', () => {
  it('but not for what the desk read by itself while they were signed in', () => {
    expect(hasPrepared(acts('sensitive.scanned', 'reading.kept', 'identity.read'), 'a')).toBe(
      false,
    );
    expect(hasPrepared(acts('sensitive.scanned', 'sensitive.tagged'), 'a')).toBe(true);
  });

  it('and retypes a logged request, but does not log it', () => {
    expect(hasPrepared(acts('intake.logged'), 'a')).toBe(false);
    expect(hasPrepared(acts('intake.logged', 'intake.logged'), 'a')).toBe(true);
    expect(hasPrepared(acts('review.looked'), 'b')).toBe(false);
  });
});
