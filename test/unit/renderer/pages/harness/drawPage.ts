export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly title: string;
  readonly page: number;
  /** Boxes in points, lower left origin. */
  readonly black: readonly (readonly [number, number, number, number])[];
  readonly pageHeight: number;
}

const words =
  'patient seen today for follow up of blood pressure and sleep no new complaints plan continue'.split(
    ' ',
  );

/** A page of made-up text as pixels. */
export function drawPage(asked: DrawnPage): { width: number; height: number; pixels: Uint8Array } {
  const { width, height, scale, pageHeight } = asked;
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.scale(scale, scale);
  pen.fillStyle = '#222';
  pen.font = 'bold 18px sans-serif';
  pen.fillText(`${asked.title}, page ${asked.page}`, 72, 80);
  pen.font = '11px serif';
  for (let line = 0; line * 16 < pageHeight - 200; line += 1) {
    const text = Array.from(
      { length: 14 },
      (_, at) => words[(line * 3 + at + asked.page) % words.length],
    );
    pen.fillText(text.join(' '), 72, 120 + line * 16);
  }
  pen.fillStyle = '#000';
  for (const [x0, y0, x1, y1] of asked.black) {
    pen.fillRect(x0, pageHeight - y1, x1 - x0, y1 - y0);
  }
  const data = pen.getImageData(0, 0, width, height);
  return { width, height, pixels: new Uint8Array(data.data.buffer) };
}
