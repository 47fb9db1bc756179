import { useRef, useState, type PointerEvent } from 'react';
import css from './signaturePad.module.css';

/** Points from 0 to 1 of the pad's width and height. */
export type Stroke = readonly (readonly [number, number])[];

/** A stroke under way, and which finger, pen or mouse draws it. */
interface Drawing {
  readonly pointer: number;
  readonly stroke: Stroke;
}

interface InkPadProps {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onStrokes: (strokes: readonly Stroke[]) => void;
  /** Width by height. */
  readonly aspect: number;
}

/** Takes strokes as vectors, so that the printed signature is as sharp as the letters around it. */
export function InkPad({ label, strokes, onStrokes, aspect }: InkPadProps) {
  const pad = useRef<SVGSVGElement>(null);
  // A fast hand moves again before what it drew is painted: the stroke itself does not wait.
  const drawing = useRef<Drawing>(undefined);
  const [current, setCurrent] = useState<Stroke>();

  const pointOf = (event: PointerEvent): readonly [number, number] => {
    const box = pad.current?.getBoundingClientRect();
    if (!box || box.width === 0) return [0, 0];
    return [
      part((event.clientX - box.left) / box.width),
      part((event.clientY - box.top) / box.height),
    ];
  };
  const draw = (pointer: number, stroke: Stroke) => {
    drawing.current = { pointer, stroke };
    setCurrent(stroke);
  };
  const begin = (event: PointerEvent) => {
    // A palm on the box, or a second finger, is no part of the signature.
    if (event.button !== 0 || drawing.current) return;
    // A pen that leaves the box while drawing still belongs to this stroke.
    pad.current?.setPointerCapture(event.pointerId);
    draw(event.pointerId, [pointOf(event)]);
  };
  const go = (event: PointerEvent) => {
    const { pointer, stroke } = drawing.current ?? {};
    if (stroke && pointer === event.pointerId) draw(pointer, [...stroke, pointOf(event)]);
  };
  const end = (event: PointerEvent) => {
    const { pointer, stroke } = drawing.current ?? {};
    if (!stroke || pointer !== event.pointerId) return;
    onStrokes([...strokes, stroke]);
    drawing.current = undefined;
    setCurrent(undefined);
  };
  const shown = current ? [...strokes, current] : strokes;
  return (
    <svg
      ref={pad}
      className={css.ink}
      viewBox={`0 0 ${aspect} 1`}
      role="img"
      aria-label={`${label}: ${shown.length === 0 ? 'empty box, sign here' : 'signed'}`}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line x1={0.1} y1={0.8} x2={aspect - 0.1} y2={0.8} className={css.rule} />
      {shown.map((stroke, at) => (
        <polyline key={at} points={pointsOf(stroke, aspect)} className={css.stroke} />
      ))}
    </svg>
  );
}

function part(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 10_000) / 10_000;
}

/** A dot is a line of no length, which round ends make visible. */
function pointsOf(stroke: Stroke, aspect: number): string {
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return points.map(([x, y]) => `${x * aspect},${y}`).join(' ');
}
