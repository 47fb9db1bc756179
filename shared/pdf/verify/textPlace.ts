import type { Matrix } from './expectations';
import type { Operation } from './contentReader';
import { isKind, type PdfValue } from './values';

/** Where the next glyph goes (ISO 32000-2 9.4), as far as needed to see text off the page. */
export interface TextPlace {
  line: Matrix;
  leading: number;
  size: number;
  /** Width shown since the last positioning, guessed generously. */
  shown: number;
}

export const newPlace = (): TextPlace => ({
  line: [1, 0, 0, 1, 0, 0],
  leading: 0,
  size: 1,
  shown: 0,
});

/** `first` applied before `then` (row vectors, as `cm` does). */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = then;
  return [
    a * g + b * i,
    a * h + b * j,
    c * g + d * i,
    c * h + d * j,
    e * g + f * i + k,
    e * h + f * j + l,
  ];
}

type Mover = (place: TextPlace, operands: readonly number[]) => void;

const nextLine: Mover = (place) => to(place, multiply([1, 0, 0, 1, 0, -place.leading], place.line));
const offset: Mover = (place, [x = 0, y = 0]) =>
  to(place, multiply([1, 0, 0, 1, x, y], place.line));

const MOVERS: ReadonlyMap<string, Mover> = new Map<string, Mover>([
  ['BT', (place) => to(place, [1, 0, 0, 1, 0, 0])],
  ['Tm', (place, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => to(place, [a, b, c, d, e, f])],
  ['Td', offset],
  [
    'TD',
    (place, [x = 0, y = 0]) => {
      place.leading = -y;
      offset(place, [x, y]);
    },
  ],
  ['TL', (place, [leading = 0]) => void (place.leading = leading)],
  ['Tf', (place, [, size = 0]) => void (place.size = size)],
  ['T*', nextLine],
  ["'", nextLine],
  ['"', nextLine],
]);

/** Follows the operators that move or size text. */
export function moveText(place: TextPlace, { op, operands }: Operation): void {
  const move = MOVERS.get(op);
  move?.(
    place,
    operands.map((value) => (typeof value === 'number' ? value : 0)),
  );
}

function to(place: TextPlace, line: Matrix): void {
  place.line = line;
  place.shown = 0;
}

/**
 * Whether text shown now lies wholly outside `crop`. The width is guessed too wide and the
 * height too tall, so that text at the edge is not called off the page.
 */
export function liesOutside(
  place: TextPlace,
  { operands }: Operation,
  { matrix, crop }: { matrix: Matrix; crop: readonly number[] },
): boolean {
  const size = Math.abs(place.size);
  place.shown += operands.reduce<number>((sum, value) => sum + bytesIn(value), 0) * size * 1.2;
  const [a, b, c, d, e, f] = multiply(place.line, matrix);
  const corners = [0, place.shown].flatMap((x) =>
    [-0.5 * size, 1.2 * size].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = crop;
  const apart = Math.max(...xs) < Math.min(x0, x1) || Math.min(...xs) > Math.max(x0, x1);
  return apart || Math.max(...ys) < Math.min(y0, y1) || Math.min(...ys) > Math.max(y0, y1);
}

function bytesIn(value: PdfValue): number {
  if (isKind(value, 'string')) return value.bytes.length;
  return isKind(value, 'array')
    ? value.items.reduce<number>((sum, item) => sum + bytesIn(item), 0)
    : 0;
}
