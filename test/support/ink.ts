import type { Rect } from '../../shared/pdf/model';
import { flagHardEdges } from '../../shared/pdf/read/pdfiumPage';
import { pdfium } from './pdfTools';
import { fileOfBytes } from '../../shared/pdf/files';

/** How many dots of a place (unrotated user space) are dark, at 72 dpi. `page` counts from 1. */
export async function inkIn(bytes: Uint8Array, page: number, place: Rect): Promise<number> {
  const document = (await pdfium()).open(fileOfBytes(bytes));
  try {
    return document.withPage(page - 1, (opened) => {
      const [left, low, right, high] = opened.box;
      const size = { width: Math.ceil(right - left), height: Math.ceil(high - low) };
      const turns = opened.turnsBack;
      return opened.withGray({ ...size, turns, flags: flagHardEdges }, ({ samples }) => {
        let dark = 0;
        for (let y = Math.floor(high - place[3]); y < high - place[1]; y += 1)
          for (let x = Math.floor(place[0] - left); x < place[2] - left; x += 1)
            if ((samples[y * size.width + x] ?? 255) < 128) dark += 1;
        return dark;
      });
    })!;
  } finally {
    document.close();
  }
}
