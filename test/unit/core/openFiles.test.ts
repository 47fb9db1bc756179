import { describe, expect, it } from 'vitest';
import { OpenFiles } from '../../../shared/core/openFiles';
import { Refused } from '../../../shared/domain/base/fault';
import type { PdfEngine } from '../../../shared/pdf/port';

const file = { fileId: 'chart' };
const lost = () => Promise.reject(new Refused('pdf-not-open', 'gone'));

function room() {
  const opened: string[] = [];
  const pdf = {
    open: ({ fileId }: { fileId: string }) => {
      opened.push(fileId);
      return Promise.resolve({ pages: 1 });
    },
    close: () => Promise.resolve(),
  } as unknown as PdfEngine;
  const files = new OpenFiles(pdf, { read: () => Promise.resolve(new Uint8Array(1)) });
  return { files, opened };
}

describe('a file kept open in the PDF room', () => {
  it('is opened once for many pages', async () => {
    const { files, opened } = room();
    await files.use('r', file, () => Promise.resolve(1));
    await files.use('r', file, () => Promise.resolve(2));
    expect(opened).toEqual(['chart']);
  });

  it('is opened anew when the PDF room was replaced, and the page is shown', async () => {
    const { files, opened } = room();
    let tries = 0;
    const page = files.use('r', file, () => {
      tries += 1;
      return tries === 1 ? lost() : Promise.resolve('page');
    });
    expect(await page).toBe('page');
    expect(opened).toEqual(['chart', 'chart']);
  });

  it('is refused in words when it brings the PDF room down twice', async () => {
    const { files } = room();
    await expect(files.use('r', file, lost)).rejects.toMatchObject({
      fault: { code: 'pdf-gave-up' },
    });
  });

  it('passes any other refusal on at once', async () => {
    const { files, opened } = room();
    const refusal = () => Promise.reject(new Refused('no-such-page', 'no page'));
    await expect(files.use('r', file, refusal)).rejects.toMatchObject({
      fault: { code: 'no-such-page' },
    });
    expect(opened).toEqual(['chart']);
  });
});
