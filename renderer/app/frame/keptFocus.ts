import { useEffect } from 'react';

const overlays = '[role="dialog"],[role="alertdialog"],[role="menu"]';

/** A control of a form, or a box drawn over a page. */
type Focusable = HTMLElement | SVGElement;

/** Where the keyboard was last, and where it goes when that place is gone. */
interface Place {
  readonly element: Focusable;
  readonly within: readonly Element[];
  /** What opened the dialog or menu it stands in. */
  readonly opener: Focusable | undefined;
  /** It was switched off under the keyboard and gets it back once it is on again. */
  readonly waits?: boolean;
  /** The pointer was put elsewhere since. */
  readonly isLeft?: boolean;
}

/**
 * A dialog closes, a row is answered and goes away, and the keyboard stood in it: it goes back to
 * what opened the dialog, or to the heading of the part the row stood in (WCAG 2.4.3). Never to
 * another button of a list: the next Space or Enter would press it unasked. A button that is switched
 * off while it works keeps the keyboard in the eyes of the clerk: it has it again once it is on.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Place | undefined;
    let waits = false;
    const enter = ({ target, relatedTarget }: FocusEvent) => {
      if (isFocusable(target)) last = placeOf(target, relatedTarget, last);
    };
    const look = () => {
      waits = false;
      if (last) last = lookAfter(last);
    };
    // Who puts the pointer elsewhere meanwhile has left.
    const leave = ({ target }: Event) => {
      if (last && !(target instanceof Node && last.element.contains(target))) {
        last = { ...last, isLeft: true, waits: false };
      }
    };
    const seen = new MutationObserver(() => {
      if (!waits) requestAnimationFrame(look);
      waits = true;
    });
    document.addEventListener('focusin', enter);
    document.addEventListener('pointerdown', leave);
    seen.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', enter);
      document.removeEventListener('pointerdown', leave);
      seen.disconnect();
    };
  }, []);
}

/**
 * The place as it is to be remembered. A browser takes the keyboard from what is switched off only once
 * it has drawn it, so that is no sign of somebody who stayed.
 */
function lookAfter(place: Place): Place {
  const { element, waits } = place;
  if (element.isConnected && isDisabled(element)) return { ...place, waits: !place.isLeft };
  if (isNowhere() && !element.isConnected) handOver(place);
  else if (isNowhere() && waits) element.focus({ preventScroll: true });
  return { ...place, waits: false };
}

function isFocusable(target: EventTarget | null): target is Focusable {
  return target instanceof HTMLElement || target instanceof SVGElement;
}

function isNowhere(): boolean {
  return document.activeElement === document.body;
}

/** What cannot take it (hidden, or no longer in the order) leaves it to the screen's title. */
function handOver(place: Place): void {
  heirOf(place)?.focus({ preventScroll: true });
  if (isNowhere()) headingOf(document.body)?.focus({ preventScroll: true });
}

function placeOf(element: Focusable, from: EventTarget | null, last: Place | undefined): Place {
  return { element, within: ancestorsOf(element), opener: openerOf(element, from, last) };
}

function ancestorsOf(element: Element): readonly Element[] {
  const { parentElement } = element;
  return parentElement ? [parentElement, ...ancestorsOf(parentElement)] : [];
}

/** A dialog that a menu opened has the opener of the menu, which is gone by then. */
function openerOf(element: Element, from: EventTarget | null, last: Place | undefined) {
  if (!element.closest(overlays)) return undefined;
  if (last && isInOverlay(last) && (from === last.element || !last.element.isConnected)) {
    return last.opener;
  }
  return isFocusable(from) ? from : undefined;
}

function isInOverlay({ within }: Place): boolean {
  return within.some((ancestor) => ancestor.matches(overlays));
}

function heirOf({ within, opener }: Place): Focusable | null {
  const stayed = within.find((ancestor) => ancestor.isConnected && ancestor !== document.body);
  if (within.some((ancestor) => ancestor.matches(overlays) && !ancestor.isConnected)) {
    return opener?.isConnected === true && !isDisabled(opener) ? opener : headingOf(document.body);
  }
  return headingOf(stayed?.closest('section[aria-labelledby]')) ?? headingOf(document.body);
}

function isDisabled(element: Focusable): boolean {
  return element.matches(':disabled');
}

/** A heading takes the focus and does nothing with a key. */
function headingOf(part: Element | null | undefined): HTMLElement | null {
  if (!part) return null;
  const id = part.getAttribute('aria-labelledby');
  const heading = id === null ? part.querySelector('h1') : document.getElementById(id);
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  return heading;
}
