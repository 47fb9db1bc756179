// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskContext, type Desk } from '../../../../renderer/app/desk/deskContext';
import { ChoosePassphrase } from '../../../../renderer/features/lock/ChoosePassphrase';

const lock = vi.fn();
const desk: Desk = {
  call: (() => Promise.resolve({ ok: true, value: {} })) as unknown as Desk['call'],
  session: { state: 'empty' },
  practice: false,
  shell: 'loopback',
  refreshSession: () => Promise.resolve(),
  lock,
  onEvent: () => () => undefined,
};

beforeEach(() => {
  vi.useFakeTimers();
  lock.mockClear();
  const matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }); // prettier-ignore
  Object.assign(window, { matchMedia });
  render(
    <MantineProvider env="test">
      <DeskContext value={desk}>
        <ChoosePassphrase />
      </DeskContext>
    </MantineProvider>,
  );
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function pass(minutes: number): void {
  act(() => {
    vi.advanceTimersByTime(minutes * 60_000);
  });
}

describe('where somebody has to choose their own passphrase, the keys are there already', () => {
  it('so the desk warns, and locks after ten minutes without a key or a click', () => {
    pass(9.5);
    expect(screen.getByRole('alert').textContent).toContain('The desk locks in one minute');
    expect(lock).not.toHaveBeenCalled();
    pass(1);
    expect(lock).toHaveBeenCalled();
  });
});
