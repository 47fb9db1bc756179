/** Fit to the width of the pane, or a share of the paper's real size (96 pixels an inch). */
export type Zoom = 'fit' | number;

export const zoomSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const pixelsPerPoint = 96 / 72;

/** The next step in or out from what is seen now, whether that is a step or the fit. */
export function zoomFrom(seen: number, direction: 'in' | 'out'): number {
  const slack = 0.01;
  return direction === 'in'
    ? (zoomSteps.find((step) => step > seen + slack) ?? zoomSteps[zoomSteps.length - 1] ?? 4)
    : (zoomSteps.findLast((step) => step < seen - slack) ?? zoomSteps[0]);
}

export interface Paper {
  /** As shown, points. */
  readonly width: number;
  readonly height: number;
  readonly sideways: boolean;
}

/** Width of the page before it is turned, and the share of its real size. */
export function zoomed(
  zoom: Zoom,
  paper: Paper,
  room: number,
): { readonly width: number; readonly seen: number } {
  const across = paper.sideways ? paper.height : paper.width;
  const seen = zoom === 'fit' ? Math.max(0.1, room / (across * pixelsPerPoint)) : zoom;
  return { width: paper.width * pixelsPerPoint * seen, seen };
}
