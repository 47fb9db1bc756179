/** Rows of a narrative table as a grid: a value never slides under another column's head. */
import { attributeOf, elementsIn, type XmlElement } from './xmlTree';

const mostColumns = 60;
const mostRows = 1000;

interface Spanning {
  readonly text: string;
  rowsLeft: number;
}

/** A cell over several columns leaves the others empty; one over several rows is said in each. */
export function gridOf(
  rows: readonly XmlElement[],
  textOf: (cell: XmlElement) => string,
): readonly (readonly string[])[] {
  const spanning = new Map<number, Spanning>();
  return rows.map((row) => gridRow(row, spanning, textOf));
}

function gridRow(
  row: XmlElement,
  spanning: Map<number, Spanning>,
  textOf: (cell: XmlElement) => string,
): readonly string[] {
  const line: string[] = [];
  const takeSpanning = (): void => {
    for (let above = spanning.get(line.length); above; above = spanning.get(line.length)) {
      above.rowsLeft -= 1;
      if (above.rowsLeft === 0) spanning.delete(line.length);
      line.push(above.text);
    }
  };
  for (const cell of elementsIn(row, 'td', 'th')) {
    takeSpanning();
    const text = textOf(cell);
    const rowsLeft = span(cell, 'rowspan', mostRows) - 1;
    for (let column = 0; column < span(cell, 'colspan', mostColumns); column += 1) {
      const said = column === 0 ? text : '';
      if (rowsLeft > 0) spanning.set(line.length, { text: said, rowsLeft });
      line.push(said);
    }
  }
  takeSpanning();
  return line;
}

function span(cell: XmlElement, name: 'rowspan' | 'colspan', most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(attributeOf(cell, name))) || 1));
}
