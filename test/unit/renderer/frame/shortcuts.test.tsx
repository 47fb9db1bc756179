// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setSingleKeys, useShortcuts } from '../../../../renderer/app/ui/shortcuts';

function Screen(props: { onKey: (key: string) => void; dialog?: boolean }) {
  const tell = (...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, () => props.onKey(key)]));
  useShortcuts(tell('j', 'Enter', 'ctrl+z', 'ctrl+shift+z'));
  useShortcuts(tell('ctrl+k'), 'over-fields');
  useShortcuts(tell('ctrl+l'), 'always');
  return (
    <>
      <input aria-label="Name" />
      <button type="button">Open</button>
      {props.dialog && <div role="dialog">Sure?</div>}
    </>
  );
}

function open(dialog = false) {
  const onKey = vi.fn<(key: string) => void>();
  render(<Screen onKey={onKey} dialog={dialog} />);
  return onKey;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('keys of a screen', () => {
  it('a letter works where nothing is typed', () => {
    const onKey = open();
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('j');
  });

  it('a letter typed into a field is only a letter', () => {
    const onKey = open();
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'j' });
    expect(onKey).not.toHaveBeenCalled();
  });

  it('Ctrl+L locks even while typing', () => {
    const onKey = open();
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'l', ctrlKey: true });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('ctrl+l');
  });

  it('Ctrl+Z belongs to the field while the clerk types, else to the screen', () => {
    const onKey = open();
    const field = screen.getByLabelText('Name');
    fireEvent.keyDown(field, { key: 'z', ctrlKey: true });
    expect(onKey).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('ctrl+z');
  });

  it('Ctrl+Shift+Z is another key than Ctrl+Z', () => {
    const onKey = open();
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('ctrl+shift+z');
  });

  it('the search opens while typing, but not over a dialog', () => {
    const onKey = open();
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'k', ctrlKey: true });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('ctrl+k');
    cleanup();
    const behind = open(true);
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(behind).not.toHaveBeenCalled();
  });

  it('Enter on a button presses the button', () => {
    const onKey = open();
    fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
    expect(onKey).not.toHaveBeenCalled();
  });

  it('an open dialog keeps the screen below quiet, keys with Ctrl too; only the lock still works', () => {
    const onKey = open(true);
    fireEvent.keyDown(document.body, { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(onKey).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
    expect(onKey).toHaveBeenCalledExactlyOnceWith('ctrl+l');
  });

  it('single letters can be turned off (WCAG 2.1.4); keys with Ctrl stay', () => {
    const onKey = open();
    setSingleKeys(false);
    fireEvent.keyDown(document.body, { key: 'j' });
    fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true });
    expect(onKey.mock.calls).toEqual([['ctrl+l']]);
  });
});
