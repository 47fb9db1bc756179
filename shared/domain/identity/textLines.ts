/** A piece of a line of text with the place it stands at: left and right, points, as shown. */
export interface TextCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The words of a page as a reader sees them: lines from the top, cells from the left. */
export type TextLines = readonly (readonly TextCell[])[];
