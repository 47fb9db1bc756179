/** A piece of a line of text with the place it stands at: left and right, points, as shown. */
export interface TextCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The words of a page as a reader sees them: lines from the top, cells from the left. */
export type TextLines = readonly (readonly TextCell[])[];

/** A letter as wide as on a typewriter, points. */
const pitch = 6;

/** Lines as they are typed: three blanks or more part two cells. */
export function typedLines(typed: readonly string[]): TextLines {
  return typed.map((line) =>
    [...line.matchAll(/\S+(?: {1,2}\S+)*/g)].map(({ 0: text, index }) => ({
      text,
      left: index * pitch,
      right: (index + text.length) * pitch,
    })),
  );
}
