import { describe, expect, it } from 'vitest';

import type { ReadableFile } from '../../../shared/pdf/model';
import type { PdfjsModule, PdfjsRange } from '../../../shared/pdf/verify/expectations';
import { readAt } from '../../../shared/pdf/verify/growingWindow';
import { readText } from '../../../shared/pdf/verify/pageText';
import { Problem } from '../../../shared/pdf/verify/values';

const mega = 1024 * 1024;

/** Blanks, and a number where it is said. */
function blanks(size: number, number: number): ReadableFile {
  return {
    size,
    read: (from, to) => {
      const bytes = new Uint8Array(to - from).fill(0x20);
      if (number >= from && number < to) bytes[number - from] = 0x37;
      return bytes;
    },
  };
}

describe('A piece of a file that grows until an object is in it', () => {
  const numberIn = (file: ReadableFile) => readAt(file, 0, (lexer) => lexer.next());

  it('finds what lies far behind', () => {
    expect(numberIn(blanks(200 * mega, 30 * mega))).toEqual({ value: 7, end: 30 * mega + 1 });
  });

  it('does not take its own end for the end of the file', () => {
    expect(() => numberIn(blanks(200 * mega, 100 * mega))).toThrow(Problem);
  });
});

describe('The second reader', () => {
  it('reads a page of a file each time it opens it, however much opening it takes', async () => {
    let opened = 0;
    class Range implements PdfjsRange {
      requestDataRange(): void {
        throw new Error('not told whom to ask');
      }
      onDataRange(): void {
        // It is not read.
      }
    }
    const page = {
      ...{ view: [0, 0, 9, 9], rotate: 0, userUnit: 1 },
      getAnnotations: () => Promise.resolve([]),
      getTextContent: () => Promise.resolve({ items: [] }),
      cleanup: () => undefined,
    };
    const pdfjs = {
      PDFDataRangeTransport: Range,
      getDocument: ({ range }: { readonly range: PdfjsRange }) => {
        opened += 1;
        if (opened > 3) throw new Error('opened without end');
        range.requestDataRange(0, 33 * mega);
        const document = { numPages: 3, getPage: () => Promise.resolve(page) };
        return { promise: Promise.resolve(document), destroy: () => Promise.resolve() };
      },
    } as unknown as PdfjsModule;
    const { texts } = await readText(pdfjs, blanks(64 * mega, 0));
    expect([...texts.keys()]).toEqual([1, 2, 3]);
    expect(opened).toBe(3);
  });
});
