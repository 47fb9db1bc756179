import type { Mark, Rect, Verification } from '../model';
import { judged, onPage, type Opened, run, type VerifyInput, visible } from './checks';
import type { WalkedFile } from './fileWalk';
import { expectWholePictures } from './keptPage';
import { expectOwnWords } from './ownWords';
import type { PageContent } from './pageContent';
import type { FilePage } from './pages';
import { touches } from './pageText';
import { expectCovered, pixelsOf } from './rebuiltPage';
import { verificationOf } from './shares';
import { expectOverPrint, layerOf } from './textLayer';
import { Problem } from './values';

export interface InspectInput extends VerifyInput {
  readonly marks?: readonly Mark[];
  readonly terms?: readonly string[];
}

/** The verifier on a file nobody described: structure, text, and that marked places are black. */
export async function inspectOutput(input: InspectInput): Promise<Verification> {
  const { marks = [], terms = [] } = input;
  const checks = await judged(input, terms, (opened) => [
    () => run('pages', () => `${opened.pages.length} pages`),
    () => run('hidden content', () => inspectPages(opened)),
    () => run('marked places', () => inspectMarks(opened, marks)),
    () => run('own words', () => expectOwnWords(opened.file, {}, input.digest)),
  ]);
  return verificationOf([checks], input.pdfjs);
}

async function inspectPages(opened: Opened): Promise<string> {
  let images = 0;
  for (const [at, page] of opened.pages.entries()) {
    await onPage(at + 1, () => {
      const content = visible(page, opened, 'layer');
      expectWholePictures(content, opened.file.objects);
      inspectLayer(page, content, opened.file);
      images += content.images.length;
    });
  }
  return `${opened.pages.length} pages, ${images} images`;
}

/** Words that nobody sees may only lie over the one picture a page is made of. */
function inspectLayer(page: FilePage, content: PageContent, { objects }: WalkedFile): void {
  if (content.hiddenTexts === 0) return;
  const pixels = pixelsOf(page, content, objects);
  expectOverPrint(layerOf(page, content, objects), page, pixels, []);
}

async function inspectMarks(opened: Opened, marks: readonly Mark[]): Promise<string> {
  let samples = 0;
  for (const number of new Set(marks.map((mark) => mark.page))) {
    const rects = marks.filter((mark) => mark.page === number).map((mark) => mark.rect);
    await onPage(number, () => {
      samples += blackSamples(opened, number, rects);
    });
  }
  return `${marks.length} marks, ${samples} samples, all black`;
}

function blackSamples(opened: Opened, number: number, rects: readonly Rect[]): number {
  const { file, pages, text: read } = opened;
  const page = pages[number - 1];
  const text = read.texts.get(number);
  if (!page || !text) throw new Problem('the marked page is not in the file');
  if (text.items.some((item) => rects.some((rect) => touches(item.area, rect)))) {
    throw new Problem('text lies in a marked place');
  }
  const pixels = pixelsOf(page, visible(page, opened, 'layer'), file.objects);
  return expectCovered(rects, pixels);
}
