import type { Check, ReadableFile } from '../model';
import type { Digest, PdfjsModule } from './expectations';
import { type WalkedFile, walkFile } from './fileWalk';
import { expectNothingHidden } from './keptPage';
import { type PageContent, scanPage } from './pageContent';
import { type FilePage, listPages } from './pages';
import { expectCleanText, type FileText, type PageSpan, readText, wholeFile } from './pageText';
import { checkStructure } from './structure';
import { searchTerms } from './termSearch';
import { Problem } from './values';

export interface VerifyInput {
  readonly file: ReadableFile;
  /** Lower-case hex SHA-256. */
  readonly digest: Digest;
  readonly pdfjs: PdfjsModule;
  /** Told of every look at a page: a sign of life, nothing hangs on it. */
  readonly onLook?: () => void;
  /** Of a file that several workers prove: the pages of this one. */
  readonly share?: PageSpan;
}

/** The file taken apart once for all checks; absent parts could not be read. */
export interface Opened {
  readonly file: WalkedFile;
  readonly pages: readonly FilePage[];
  readonly text: FileText;
}

/** A check of some pages: words, or what it counted, in the order of `wordsFor`. */
export interface ShareCheck extends Omit<Check, 'looked'> {
  readonly looked: string | readonly number[];
}

/** A named check that has not been made yet. */
export type Later = () => Promise<ShareCheck>;

/** The checks every file gets, then `more` if the file could be taken apart. */
export async function judged(
  input: VerifyInput,
  terms: readonly string[],
  more: (opened: Opened) => readonly Later[],
): Promise<readonly ShareCheck[]> {
  const { pdfjs, onLook, share = wholeFile } = input;
  const checks: ShareCheck[] = [];
  const keep = async <T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> => {
    let value: T | undefined;
    const check = await run(name, async () => {
      value = await work();
      return '';
    });
    if (!check.passed) checks.push(check);
    return value;
  };
  const file = await keep('structure', () => walkFile(input.file));
  const text = await keep('text', () =>
    readText(pdfjs, input.file, { span: share, onPage: onLook }),
  );
  if (file && isFirst(share)) {
    checks.push(await run('structure', () => checkStructure(file)));
    checks.push(await run('terms', () => searchTerms(input.file, file, terms)));
  }
  if (text) checks.push(await run('text', () => textLooked(text, terms)));
  const pages = file && (await keep('pages', () => listPages(file)));
  if (file && pages && text) {
    for (const check of more({ file, pages, text })) checks.push(await check());
  }
  return checks;
}

/** Whoever has the first page also looks at the file as a whole. */
export function isFirst({ from }: PageSpan): boolean {
  return from === 1;
}

/** Makes one check; whatever is thrown means that it did not pass. */
export async function run<L extends ShareCheck['looked']>(
  name: string,
  look: () => L | Promise<L>,
): Promise<Omit<Check, 'looked'> & { readonly looked: L | string }> {
  try {
    return { name, passed: true, looked: await look() };
  } catch (error) {
    const problem = error instanceof Problem ? error.message : 'this check could not be finished';
    const page = error instanceof Problem ? error.page : undefined;
    const where = page === undefined ? {} : { page };
    return { name, passed: false, looked: 'stopped at the first problem', problem, ...where };
  }
}

function textLooked(text: FileText, terms: readonly string[]): readonly number[] {
  expectCleanText(text, terms);
  const signs = [...text.texts.values()].reduce((sum, { bare }) => sum + bare.length, 0);
  return [text.texts.size, signs];
}

/** Puts the page's number on a problem found while looking at it. */
export async function onPage<T>(page: number, look: () => T | Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Problem) throw new Problem(error.message, page);
    throw error;
  }
}

/** What the page draws, all of it to be seen; but for a text layer, where there may be one. */
export function visible(page: FilePage, { file }: Opened, layer?: 'layer'): PageContent {
  const content = scanPage(page, file.objects);
  expectNothingHidden(content, layer);
  return content;
}
