/** Where the clerk was when the desk locked. The route stays in the address; this holds the rest, and no PHI. */
export interface Place {
  readonly scroll: ReadonlyMap<string, number>;
  /** The name or id of the field that had the focus. */
  readonly field: string;
}

const scrollers = '[data-scroll-key]';

export function readPlace(root: ParentNode): Place {
  const scroll = new Map(
    [...root.querySelectorAll<HTMLElement>(scrollers)].map((element) => [
      element.dataset['scrollKey'] ?? '',
      element.scrollTop,
    ]),
  );
  const active = document.activeElement;
  const field = active?.getAttribute('name') ?? active?.id ?? '';
  return { scroll, field };
}

const patienceMs = 4000;

/** Puts each scroller and the focus back as soon as its screen is there again. */
export function restorePlace(root: ParentNode & Node, place: Place): void {
  const scroll = new Map([...place.scroll].filter(([, top]) => top > 0));
  let field = place.field;
  const attempt = () => {
    for (const [key, top] of scroll) if (scrollTo(root, key, top)) scroll.delete(key);
    if (field && focusField(root, field)) field = '';
    if (scroll.size === 0 && !field) observer.disconnect();
  };
  const observer = new MutationObserver(attempt);
  observer.observe(root, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), patienceMs);
  attempt();
}

function scrollTo(root: ParentNode, key: string, top: number): boolean {
  const element = root.querySelector<HTMLElement>(`[data-scroll-key="${CSS.escape(key)}"]`);
  if (!element || element.scrollHeight - element.clientHeight < top) return false;
  element.scrollTop = top;
  return true;
}

function focusField(root: ParentNode, field: string): boolean {
  const name = CSS.escape(field);
  const element = root.querySelector<HTMLElement>(`[name="${name}"],#${name}`);
  // The heading takes the focus when its screen is entered; the field comes after it.
  setTimeout(() => element?.focus({ preventScroll: true }), 50);
  return element !== null;
}
