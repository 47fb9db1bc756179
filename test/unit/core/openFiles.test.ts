import { describe, expect, it } from 'vitest';
import { OpenFiles } from '../../../shared/core/openFiles';
import { Refused } from '../../../shared/domain/base/fault';
import type { PdfEngine } from '../../../shared/pdf/port';

const file = { fileId: 'chart' };
const lost = () => Promise.reject(new Refused('pdf-not-open', 'gone'));

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const whole = { read: () => Promise.resolve(new Uint8Array(1)) };

function room() {
  const opened: string[] = [];
  const closed: string[] = [];
  const pdf = {
    open: ({ fileId }: { fileId: string }) => {
      opened.push(fileId);
      return Promise.resolve({ pages: 1 });
    },
    close: ({ fileId }: { fileId: string }) => {
      closed.push(fileId);
      return Promise.resolve();
    },
  } as unknown as Mutable<PdfEngine>;
  const lent: string[] = [];
  const forPdf = {
    give: (_: string, fileId: string) => {
      lent.push(fileId);
      const end = () => void lent.splice(lent.indexOf(fileId), 1);
      return Promise.resolve({ given: { bytes: new Uint8Array(1) }, end });
    },
  };
  const files = new OpenFiles(pdf, whole, forPdf);
  return { files, pdf, opened, closed, lent };
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

  it('stays open after a refusal that has nothing to do with it, and is closed in its turn', async () => {
    const { files, opened, closed } = room();
    const refusal = () => Promise.reject(new Refused('no-such-page', 'no page'));
    await expect(files.use('r', file, refusal)).rejects.toThrow('no-such-page');
    await files.use('r', file, () => Promise.resolve(1));
    expect(opened).toEqual(['chart']);
    for (const fileId of ['a', 'b', 'c', 'd']) {
      await files.use('r', { fileId }, () => Promise.resolve(1));
    }
    expect(closed).toEqual(['chart']);
  });

  it('is not lent any more where it could not be closed, and whoever opens another does not hear of it', async () => {
    const { files, pdf, lent } = room();
    pdf.close = () => Promise.reject(new Refused('pdf-gave-up', 'damaged'));
    for (const fileId of ['a', 'b', 'c', 'd', 'e'])
      expect(await files.use('r', { fileId }, () => Promise.resolve(fileId))).toBe(fileId);
    expect(lent).toEqual(['b', 'c', 'd', 'e']);
  });

  it('is not closed while somebody works on it, however many others are opened', async () => {
    const { files, closed } = room();
    let finish: (page: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => (finish = resolve));
    const page = files.use('r', file, () => work);
    for (const fileId of ['a', 'b', 'c', 'd', 'e']) {
      await files.use('r', { fileId }, () => Promise.resolve(1));
    }
    expect(closed).toEqual(['a', 'b']);
    finish('page');
    expect(await page).toBe('page');
    await files.use('r', { fileId: 'f' }, () => Promise.resolve(1));
    expect(closed).toEqual(['a', 'b', 'chart']);
  });

  it('is lent as long as it is open, and no longer', async () => {
    const { files, pdf, lent } = room();
    await files.use('r', file, () => Promise.resolve(1));
    expect(lent).toEqual(['chart']);
    let tries = 0;
    await files.use('r', file, () => (++tries === 1 ? lost() : Promise.resolve(1)));
    expect(lent).toEqual(['chart']);
    for (const fileId of ['a', 'b', 'c', 'd'])
      await files.use('r', { fileId }, () => Promise.resolve(1));
    expect(lent).toEqual(['a', 'b', 'c', 'd']);
    pdf.open = () => Promise.reject(new Refused('pdf-unreadable', 'no PDF'));
    await expect(files.use('r', { fileId: 'e' }, () => Promise.resolve(1))).rejects.toThrow();
    expect(lent).not.toContain('e');
  });

  it('that could not be opened is opened anew by whoever asks next', async () => {
    const { pdf, opened } = room();
    let reads = 0;
    const give = () => {
      reads += 1;
      const given = { given: { bytes: new Uint8Array(1) }, end: () => undefined };
      return reads === 1 ? Promise.reject(new Error('disk')) : Promise.resolve(given);
    };
    const files = new OpenFiles(pdf, whole, { give });
    await expect(files.use('r', file, () => Promise.resolve(1))).rejects.toThrow('disk');
    expect(await files.use('r', file, () => Promise.resolve(2))).toBe(2);
    expect(opened).toEqual(['chart']);
  });

  it('is opened anew once where two pages of it were lost at the same time', async () => {
    const { files, opened } = room();
    let tries = 0;
    const twice = () => {
      tries += 1;
      return tries <= 2 ? lost() : Promise.resolve('page');
    };
    const pages = [files.use('r', file, twice), files.use('r', file, twice)];
    expect(await Promise.all(pages)).toEqual(['page', 'page']);
    expect(opened).toEqual(['chart', 'chart']);
  });
});
