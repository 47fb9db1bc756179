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
 * Where keys work. `screen`: not while the clerk types nor behind a dialog. `over-fields`: also
 * while the clerk types. `always`: even over a dialog, for what must never wait (locking).
 */
export type Reach = 'screen' | 'over-fields' | 'always';

/**
 * Keys of the screen: `j`, `Enter`, `Space`, `ctrl+k`, `ctrl+shift+z`, `shift+ArrowLeft`.
 * Enter and Space stay with the control they work; Ctrl+Z in a field stays with the field.
 */
export function useShortcuts(handlers: ShortcutHandlers, reach: Reach = 'screen'): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const handler = latest.current[shortcutOf(event)];
      if (!handler || isTaken(event, reach)) return;
      event.preventDefault();
      handler(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [reach]);
}

export function shortcutOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'Space' : event.key;
  const ctrl = event.ctrlKey || event.metaKey;
  // Shift alone is part of a sign ("?"); beside Ctrl or Alt it makes another key.
  const shift = event.shiftKey && (key.length > 1 || ctrl || event.altKey);
  const held = [ctrl ? 'ctrl' : '', event.altKey ? 'alt' : '', shift ? 'shift' : ''];
  return [...held.filter(Boolean), ctrl ? key.toLowerCase() : key].join('+');
}

function isTaken(event: KeyboardEvent, reach: Reach): boolean {
  if (event.defaultPrevented) return true;
  if (reach === 'always') return false;
  if (document.querySelector('[role="dialog"],[role="alertdialog"]')) return true;
  if (reach === 'over-fields') return false;
  return belongsToControl(event) || isSwitchedOff(event);
}

function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  const presses = event.key === 'Enter' || event.key === ' ';
  return target.closest(presses ? `${typingPlaces},${pressable}` : typingPlaces) !== null;
}

function isSwitchedOff(event: KeyboardEvent): boolean {
  const isSingle = event.key.length === 1 && event.key !== ' ';
  const isHeld = event.ctrlKey || event.metaKey || event.altKey;
  return isSingle && !isHeld && !singleKeysAreOn();
}

const typingPlaces =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="button"]),textarea,select,[contenteditable="true"]';
const pressable = 'button,a,summary,input,[role="button"],[role="menuitem"],[role="tab"]';
