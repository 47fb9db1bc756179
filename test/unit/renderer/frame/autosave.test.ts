import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type Saved } from '../../../../renderer/app/desk/autosave';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function form(answers: readonly boolean[] = []) {
  const saved: string[] = [];
  const said: Saved[] = [];
  const replies = [...answers];
  const autosave = createAutosave<string>(
    (value) => {
      saved.push(value);
      return Promise.resolve(replies.shift() ?? true);
    },
    (word) => said.push(word),
  );
  return { saved, said, autosave };
}

describe('saving a form as it is typed', () => {
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

  it('a refused save is said and tried again by itself until it is kept', async () => {
    const { saved, said, autosave } = form([false, false, true]);
    autosave.changed('Heaney');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toEqual(['Heaney', 'Heaney', 'Heaney']);
    expect(said).toEqual(['typing', 'failed', 'failed', 'all']);
  });

  it('after the screen was left or the desk locked, nothing typed stays behind to be tried again', async () => {
    const { saved, autosave } = form([false]);
    autosave.changed('Heaney');
    autosave.leave();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved).toEqual(['Heaney']);
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
