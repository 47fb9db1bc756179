import { moveRect, resizeRect, type PageView, type Point, type Rect } from './pageGeometry';

export type BoxKey =
  | { readonly kind: 'change'; readonly rect: Rect }
  | { readonly kind: 'remove' }
  | { readonly kind: 'type' }
  | { readonly kind: 'leave' };

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key does to the box in focus: arrows move by 1 point, Shift by 10, Alt resizes. */
export function boxKey(view: PageView, rect: Rect, pressed: Pressed): BoxKey | undefined {
  if (pressed.ctrlKey || pressed.metaKey) return undefined;
  if (pressed.key === 'Delete' || pressed.key === 'Backspace') return { kind: 'remove' };
  if (pressed.key === 'Enter') return { kind: 'type' };
  if (pressed.key === 'Escape') return { kind: 'leave' };
  const step = steps[pressed.key];
  if (!step) return undefined;
  const far = pressed.shiftKey ? 10 : 1;
  const by = { x: step.x * far, y: step.y * far };
  const changed = pressed.altKey
    ? resizeRect(view, rect, { right: true, bottom: true }, by)
    : moveRect(view, rect, by);
  return { kind: 'change', rect: changed };
}
