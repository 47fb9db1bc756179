import { useEffect, useRef } from 'react';

export type ShortcutHandlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const preferenceKey = 'roi-desk.single-keys';

/** Single-letter keys can be switched off for people who dictate (WCAG 2.1.4). */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(preferenceKey) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  localStorage.setItem(preferenceKey, on ? 'on' : 'off');
}

/**
 * Keys of the screen: `j`, `Enter`, `Space`, `ctrl+k`, `shift+ArrowLeft`.
 * Quiet while the clerk types, while a dialog is open, and where Enter or Space works a control.
 */
export function useShortcuts(handlers: ShortcutHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const handler = latest.current[shortcutOf(event)];
      if (!handler || isTaken(event)) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

export function shortcutOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key;
  const held = [
    event.ctrlKey || event.metaKey ? 'ctrl' : '',
    event.altKey ? 'alt' : '',
    event.shiftKey && key.length > 1 ? 'shift' : '',
  ].filter(Boolean);
  return [...held, held.includes('ctrl') ? key.toLowerCase() : key].join('+');
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return true;
  return belongsToControl(event) || (event.key.length === 1 && isSwitchedOff(event.key));
}

function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  const presses = event.key === 'Enter' || event.key === ' ';
  return target.closest(presses ? `${typingPlaces},${pressable}` : typingPlaces) !== null;
}

function isSwitchedOff(key: string): boolean {
  return key !== ' ' && !singleKeysAreOn();
}

const typingPlaces =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]),textarea,select,[contenteditable="true"]';
const pressable = 'button,a,summary,input,[role="button"],[role="menuitem"],[role="tab"]';
