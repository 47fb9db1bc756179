import { assertNever } from '../../domain/base/assertNever';
import type { Verification } from '../model';
import {
  isFirst,
  judged,
  onPage,
  type Opened,
  run,
  type ShareCheck,
  type VerifyInput,
  visible,
} from './checks';
import { DrawnThings } from './drawnThings';
import type { Expectations, ExpectedPage } from './expectations';
import { inspectOutput } from './inspectOutput';
import {
  expectOwnContent,
  expectSameContent,
  expectUnmarked,
  expectWholePictures,
} from './keptPage';
import { contentStreams } from './pageContent';
import { expectOwnWords } from './ownWords';
import type { FilePage } from './pages';
import { type PageSpan, type PageText, wholeFile, withoutOwn } from './pageText';
import { expectCovered, expectImage, pixelsOf } from './rebuiltPage';
import { bare } from './terms';
import { verificationOfShares } from './shares';
import { expectLayer, expectOverPrint, layerOf } from './textLayer';
import { Problem } from './values';

/**
 * Proves a finished file against what the writer says of it. Never throws for a bad file:
 * whatever goes wrong is a check that did not pass, so nothing leaves by accident
 * (DESIGN.md 6; checks as in pdf.md 2.6).
 */
export async function verifyOutput(
  input: Omit<VerifyInput, 'share'> & { readonly expectations: Expectations },
): Promise<Verification> {
  const { expectations, ...rest } = input;
  const { pages, marks = [], terms } = expectations;
  if (!pages) return inspectOutput({ ...rest, marks, terms });
  const all = await verifyShare({ ...rest, expectations: { ...expectations, pages } });
  return verificationOfShares([all], pages.length, input.pdfjs);
}

/** The same for the pages of one share; whoever has all shares puts them together. */
export async function verifyShare(
  input: VerifyInput & { readonly expectations: DescribedFile },
): Promise<readonly ShareCheck[]> {
  const { digest, expectations, share = wholeFile } = input;
  const { pages, terms } = expectations;
  return judged(input, terms, (opened) => [
    ...(isFirst(share) ? [() => run('pages', () => expectPages(opened, pages))] : []),
    () => run('rebuilt pages', () => checkRebuilt(opened, pages, input)),
    () => run('kept pages', () => checkKept(opened, pages, input)),
    () => run('stamps', () => expectStamps(opened, pages, share)),
    ...(isFirst(share)
      ? [() => run('own words', () => expectOwnWords(opened.file, expectations, digest))]
      : []),
  ]);
}

export type DescribedFile = Expectations & { readonly pages: readonly ExpectedPage[] };

function expectPages({ pages, text }: Opened, expected: readonly ExpectedPage[]): string {
  if (pages.length !== expected.length || text.count !== expected.length) {
    throw new Problem(`the file has ${pages.length} pages and should have ${expected.length}`);
  }
  for (const [at, page] of pages.entries()) {
    const problem = frameProblem(page, expected[at]);
    if (problem !== undefined) throw new Problem(problem, at + 1);
  }
  return `${pages.length} pages, each of the expected size and rotation`;
}

/** How a page's sheet differs from the one described; undefined where it does not. */
function frameProblem(page: FilePage, wanted: ExpectedPage | undefined): string | undefined {
  const same = wanted?.media.every(
    (value, side) => Math.abs(value - (page.media[side] ?? NaN)) < 0.01,
  );
  if (!wanted || !same) return 'the page has another size';
  if (page.rotate !== wanted.rotate) return 'the page is turned';
  // A file gives four places of a number.
  if (Math.abs(page.userUnit - (wanted.userUnit ?? 1)) > 0.0001) return 'the page is scaled';
  const cropped = wanted.kind !== 'kept' && page.dict.entries.has('CropBox');
  return cropped ? 'the page is cropped, so something may lie outside' : undefined;
}

/** The pages of some kinds, each with its place, content and text. */
function* pagesOf(
  opened: Opened,
  expected: readonly ExpectedPage[],
  { from, to }: PageSpan,
  kinds: ReadonlySet<string>,
) {
  for (const [at, wanted] of expected.entries()) {
    const number = at + 1;
    if (number < from || number > to) continue;
    const page = opened.pages[at];
    const text = opened.text.texts.get(number);
    if (!page || !text) throw new Problem('the page is missing', number);
    if (kinds.has(wanted.kind)) yield { page, text, wanted, number };
  }
}

async function checkRebuilt(
  opened: Opened,
  expected: readonly ExpectedPage[],
  { digest, onLook, share = wholeFile }: VerifyInput,
): Promise<readonly number[]> {
  let [images, boxes, samples, words] = [0, 0, 0, 0];
  const rebuilt = pagesOf(opened, expected, share, new Set(['rebuilt']));
  for (const { page, text, wanted, number } of rebuilt) {
    await onPage(number, async () => {
      const { objects } = opened.file;
      const content = visible(page, opened, 'layer');
      const pixels = pixelsOf(page, content, objects);
      await expectImage(wanted, pixels, digest);
      await expectOwnContent(wanted, contentStreams(page, objects), digest);
      samples += expectCovered(wanted.boxes, pixels);
      const layer = layerOf(page, content, objects);
      expectLayer(wanted, layer);
      expectOverPrint(layer, page, pixels, wanted.boxes);
      expectNoOtherText(text, wanted);
      words += layer.length;
    });
    images += 1;
    onLook?.();
    boxes += wanted.boxes.length;
  }
  return [images, samples, boxes, words];
}

/** What another reader reads is the desk's own, and behind it the text layer, letter for letter. */
function expectNoOtherText({ bare: read }: PageText, { ownText, layer = [] }: ExpectedPage): void {
  const layered = bare(layer.map((word) => word.text).join(' '));
  const own = read.endsWith(layered) ? read.slice(0, read.length - layered.length) : read;
  if (/[^\n]/.test(withoutOwn(own, ownText))) {
    throw new Problem('the page has text that the desk did not put there');
  }
}

async function checkKept(
  opened: Opened,
  expected: readonly ExpectedPage[],
  { digest, onLook, share = wholeFile }: VerifyInput,
): Promise<readonly number[]> {
  const counts = { kept: 0, own: 0 };
  const { objects } = opened.file;
  const drawn = new DrawnThings(objects, digest);
  const copied = pagesOf(opened, expected, share, new Set(['kept', 'own']));
  for (const { page, wanted, number } of copied) {
    await onPage(number, async () => {
      expectUnmarked(wanted);
      const content = visible(page, opened);
      expectWholePictures(content, objects);
      await expectOwnContent(wanted, contentStreams(page, objects), digest);
      if (wanted.kind === 'kept')
        await expectSameContent(wanted, content, { page, digest, objects, drawn });
    });
    onLook?.();
    counts[wanted.kind === 'own' ? 'own' : 'kept'] += 1;
  }
  return [counts.kept, counts.own];
}

function expectStamps(
  opened: Opened,
  expected: readonly ExpectedPage[],
  share: PageSpan,
): readonly number[] {
  let stamps = 0;
  const all = pagesOf(opened, expected, share, new Set(['kept', 'own', 'rebuilt']));
  for (const { text, wanted, number } of all) {
    stamps += wanted.ownText.length;
    if (stampsMissing(wanted, text)) throw new Problem('a stamp is missing', number);
  }
  return [stamps];
}

function stampsMissing(wanted: ExpectedPage, text: PageText): boolean {
  switch (wanted.kind) {
    case 'kept':
    case 'own':
      return wanted.ownText.some((own) => !text.bare.includes(bare(own)));
    case 'rebuilt':
      return false;
    default:
      return assertNever(wanted.kind, 'page kind');
  }
}
