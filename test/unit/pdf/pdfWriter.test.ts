import { describe, expect, it } from 'vitest';

import { addFilePage } from '../../../shared/pdf/write/filePage';
import { PdfWriter } from '../../../shared/pdf/write/pdfWriter';
import { GrowingFile } from '../../../shared/pdf/write/growingFile';
import { walkFile } from '../../../shared/pdf/verify/fileWalk';
import { listPages } from '../../../shared/pdf/verify/pages';
import { sha256 } from '../../support/digest';
import { fileOfBytes } from '../../../shared/pdf/files';

async function fileOf(write: (file: PdfWriter) => Promise<unknown>): Promise<Uint8Array> {
  const pieces = new GrowingFile(10);
  const file = new PdfWriter(pieces.add, sha256);
  await write(file);
  file.finish();
  return pieces.join();
}

const page = (file: PdfWriter, content: string) =>
  addFilePage(file, { media: [0, 0, 200, 100], content, resources: '<<>>' }, sha256);

describe('A new file', () => {
  it('holds its pages in the order they came, however many', async () => {
    const bytes = await fileOf(async (file) => {
      for (let number = 1; number <= 150; number += 1) {
        const media = [0, 0, 200 + number, 100] as const;
        await addFilePage(file, { media, content: 'q Q', resources: '<<>>' }, sha256);
      }
    });
    const widths = listPages(walkFile(fileOfBytes(bytes))).map(({ media }) => media[2]);
    expect(widths).toEqual(Array.from({ length: 150 }, (_, at) => 201 + at));
  });

  it('holds an object once that comes again, and another beside it', async () => {
    const data = new Uint8Array([1, 2, 3]);
    const numbers: number[] = [];
    await fileOf(async (file) => {
      for (const [text, bytes] of [
        ['<</A 1>>', data],
        ['<</A 1>>', new Uint8Array(data)],
        ['<</A 2>>', data],
        ['<</A 1>>', new Uint8Array([1, 2, 4])],
      ] as const) {
        numbers.push(await file.put({ text, data: bytes }));
      }
    });
    const [first, again, otherText, otherData] = numbers;
    expect(again).toBe(first);
    expect(new Set([first, otherText, otherData]).size).toBe(3);
  });

  it('points at objects by the numbers they got', async () => {
    const bytes = await fileOf(async (file) => {
      await page(file, 'q Q');
      const [, , last] = await file.putAll([
        { text: ['<</Leaf 1>>'], refs: [] },
        { text: ['<</Leaf 1>>'], refs: [] },
        { text: ['[', ' ', ']'], refs: [1, 0] },
      ]);
      expect(last).toBeGreaterThan(0);
    });
    const { objects } = walkFile(fileOfBytes(bytes));
    const [pair] = [...objects.values()].filter((value) => typeof value === 'object' && value?.kind === 'array'); // prettier-ignore
    const refs = pair && 'items' in pair ? pair.items : [];
    expect(refs).toHaveLength(2);
    expect(refs[0]).toEqual(refs[1]);
    expect(refs[0]).toMatchObject({ kind: 'ref' });
  });

  it('is not ended while an object is promised and was never written', async () => {
    await expect(fileOf((file) => Promise.resolve(file.reserve()))).rejects.toThrow(
      /never written/,
    );
  });
});
