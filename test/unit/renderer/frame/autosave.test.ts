import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave } from '../../../../renderer/features/intake/autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function form(answers: readonly boolean[] = []) {
  const saved: string[] = [];
  const replies = [...answers];
  const autosave = createAutosave<string>((value) => {
    saved.push(value);
    return Promise.resolve(replies.shift() ?? true);
  });
  return { saved, autosave };
}

describe('saving the intake form as it is typed', () => {
  it('saves what stands there when the clerk rests, not every key', async () => {
    const { saved, autosave } = form();
    for (const typed of ['H', 'He', 'Hea']) autosave.changed(typed);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(saved).toEqual(['Hea']);
  });

  it('leaving the screen saves at once, before anything else can happen', () => {
    const { saved, autosave } = form();
    autosave.changed('Heaney');
    void autosave.flush();
    expect(saved).toEqual(['Heaney']);
  });

  it('nothing is saved twice', async () => {
    const { saved, autosave } = form();
    autosave.changed('Heaney');
    await autosave.flush();
    await vi.advanceTimersByTimeAsync(1000);
    await autosave.flush();
    expect(saved).toEqual(['Heaney']);
  });

  it('what could not be kept is tried again', async () => {
    const { saved, autosave } = form([false, true]);
    autosave.changed('Heaney');
    await autosave.flush();
    await autosave.flush();
    expect(saved).toEqual(['Heaney', 'Heaney']);
  });

  it('newer typing replaces what could not be kept', async () => {
    const { saved, autosave } = form([false, true]);
    autosave.changed('Hea');
    const first = autosave.flush();
    autosave.changed('Heaney');
    await first;
    await autosave.flush();
    expect(saved).toEqual(['Hea', 'Heaney']);
  });
});
