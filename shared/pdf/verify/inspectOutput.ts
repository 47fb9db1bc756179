import type { Mark, Verification } from '../model';
import { judged, onPage, type Opened, run, type VerifyInput, visible } from './checks';
import { expectWholePictures } from './keptPage';
import { touches } from './pageText';
import { expectCovered, pixelsOf } from './rebuiltPage';
import { Problem } from './values';

export interface InspectInput extends VerifyInput {
  readonly marks?: readonly Mark[];
  readonly terms?: readonly string[];
}

/** The verifier on a file nobody described: structure, text, and that marked places are black. */
export async function inspectOutput(input: InspectInput): Promise<Verification> {
  const { marks = [], terms = [] } = input;
  return judged(input, terms, (opened) => [
    () => run('pages', () => `${opened.pages.length} pages`),
    () => run('hidden content', () => inspectPages(opened)),
    () => run('marked places', () => inspectMarks(opened, marks)),
  ]);
}

async function inspectPages(opened: Opened): Promise<string> {
  let images = 0;
  for (const [at, page] of opened.pages.entries()) {
    await onPage(at + 1, () => {
      const content = visible(page, opened);
      expectWholePictures(content, opened.file.objects);
      images += content.images.length;
    });
  }
  return `${opened.pages.length} pages, ${images} images`;
}

async function inspectMarks(opened: Opened, marks: readonly Mark[]): Promise<string> {
  let samples = 0;
  for (const mark of marks) {
    const page = opened.pages[mark.page - 1];
    const text = opened.texts[mark.page - 1];
    if (!page || !text) throw new Problem('the marked page is not in the file', mark.page);
    await onPage(mark.page, () => {
      if (text.items.some((item) => touches(item.area, mark.rect))) {
        throw new Problem('text lies in a marked place');
      }
      const pixels = pixelsOf(page, visible(page, opened), opened.file.objects);
      samples += expectCovered([mark.rect], pixels);
    });
  }
  return `${marks.length} marks, ${samples} samples, all black`;
}
