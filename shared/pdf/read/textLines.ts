/** Words of a page put into the lines and columns a reader sees. */
import type { TextCell, TextLines } from '../../domain/identity/textLines';
import { mapRect, union, uprightMatrix } from '../geometry';
import type { PageFacts, Rect, Word } from '../model';

/**
 * A gap wider than the letters are high parts two cells: a blank is a third of that. Where all letters
 * are of one width, as on a laboratory's printout, a blank is as wide as a letter, and two blanks part.
 */
const lettersInGap = 2;

/** Lines from the top of the page as shown, cells from the left, whatever order the file has. */
export function textLines(
  words: readonly Word[],
  frame: Pick<PageFacts, 'crop' | 'rotation'>,
): TextLines {
  return wordLines(words, frame).map((line) =>
    cellsOf(line).map(({ text, rect }): TextCell => ({ text, left: rect[0], right: rect[2] })),
  );
}

/** The words of each line from the left; points of the page as shown, origin lower left. */
export function wordLines(
  words: readonly Word[],
  { crop, rotation }: Pick<PageFacts, 'crop' | 'rotation'>,
): readonly (readonly Word[])[] {
  const upright = uprightMatrix(crop, rotation);
  const placed = words.map(({ text, rect, loose }) => ({
    text,
    rect: mapRect(upright, rect),
    ...(loose && { loose: mapRect(upright, loose) }),
  }));
  const fromTop = placed.toSorted((a, b) => middle(b.rect) - middle(a.rect));
  const lines: Word[][] = [];
  for (const word of fromTop) {
    const last = lines.at(-1);
    if (last?.[0] && isOnLine(last[0].rect, word.rect)) last.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.rect[0] - b.rect[0]));
}

function middle(rect: Rect): number {
  return (rect[1] + rect[3]) / 2;
}

export function heightOf(rect: Rect): number {
  return rect[3] - rect[1];
}

function isOnLine(line: Rect, word: Rect): boolean {
  return Math.abs(middle(line) - middle(word)) < Math.max(heightOf(line), heightOf(word)) / 2;
}

/** Words of a line that stand closer than a column's gap, as one. */
export function cellsOf(line: readonly Word[]): readonly Word[] {
  const cells: Word[] = [];
  const gap = columnGap(line);
  for (const word of line) {
    const last = cells.at(-1);
    if (last && word.rect[0] - last.rect[2] < Math.max(heightOf(word.rect), gap)) {
      cells[cells.length - 1] = {
        text: `${last.text} ${word.text}`,
        rect: union(last.rect, word.rect),
      };
    } else {
      cells.push(word);
    }
  }
  return cells;
}

/** Two letters of the line's average width, in points. */
export function columnGap(line: readonly Word[]): number {
  const width = line.reduce((sum, { rect }) => sum + rect[2] - rect[0], 0);
  return (lettersInGap * width) / line.reduce((sum, { text }) => sum + text.length, 0);
}
