/** Words of a page put into the lines and columns a reader sees. */
import type { TextCell, TextLines } from '../domain/identity/textLines';
import { mapRect, uprightMatrix } from './geometry';
import type { PageFacts, Rect, Word } from './model';

/**
 * A gap wider than the letters are high parts two cells: a blank is a third of that. Where all letters
 * are of one width, as on a laboratory's printout, a blank is as wide as a letter, and two blanks part.
 */
const lettersInGap = 2;

/** Lines from the top of the page as shown, cells from the left, whatever order the file has. */
export function textLines(
  words: readonly Word[],
  { crop, rotation }: Pick<PageFacts, 'crop' | 'rotation'>,
): TextLines {
  const upright = uprightMatrix(crop, rotation);
  const placed = words.map(({ text, rect }) => ({ text, rect: mapRect(upright, rect) }));
  const fromTop = placed.toSorted((a, b) => middle(b.rect) - middle(a.rect));
  const lines: Word[][] = [];
  for (const word of fromTop) {
    const last = lines.at(-1);
    if (last?.[0] && isOnLine(last[0].rect, word.rect)) last.push(word);
    else lines.push([word]);
  }
  return lines.map(cellsOf);
}

function middle(rect: Rect): number {
  return (rect[1] + rect[3]) / 2;
}

function heightOf(rect: Rect): number {
  return rect[3] - rect[1];
}

function isOnLine(line: Rect, word: Rect): boolean {
  return Math.abs(middle(line) - middle(word)) < Math.max(heightOf(line), heightOf(word)) / 2;
}

function cellsOf(line: readonly Word[]): TextCell[] {
  const cells: TextCell[] = [];
  const gap = lettersInGap * letterWidth(line);
  for (const { text, rect } of line.toSorted((a, b) => a.rect[0] - b.rect[0])) {
    const last = cells.at(-1);
    if (last && rect[0] - last.right < Math.max(heightOf(rect), gap)) {
      cells[cells.length - 1] = { ...last, text: `${last.text} ${text}`, right: rect[2] };
    } else {
      cells.push({ text, left: rect[0], right: rect[2] });
    }
  }
  return cells;
}

/** Of the letters of a line, on average, in points. */
function letterWidth(line: readonly Word[]): number {
  const width = line.reduce((sum, { rect }) => sum + rect[2] - rect[0], 0);
  return width / line.reduce((sum, { text }) => sum + text.length, 0);
}
