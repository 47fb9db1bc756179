import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What stands on the paper when the page prints; the desk itself is left off it. */
export function PrintSheet(props: { children: ReactNode }) {
  return createPortal(<div data-print-only>{props.children}</div>, document.body);
}
