import type { Check, Verification } from '../model';
import type { Digest, PdfjsModule } from './expectations';
import { type WalkedFile, walkFile } from './fileWalk';
import { expectNothingHidden } from './keptPage';
import { type PageContent, scanPage } from './pageContent';
import { type FilePage, listPages } from './pages';
import { expectCleanText, type PageText, readText } from './pageText';
import { checkStructure } from './structure';
import { searchTerms } from './termSearch';
import { Problem } from './values';

export interface VerifyInput {
  readonly bytes: Uint8Array;
  /** Lower-case hex SHA-256. */
  readonly digest: Digest;
  readonly pdfjs: PdfjsModule;
  /** Told of every look at a page: a sign of life, nothing hangs on it. */
  readonly onLook?: () => void;
}
/** The file taken apart once for all checks; absent parts could not be read. */
export interface Opened {
  readonly file: WalkedFile;
  readonly pages: readonly FilePage[];
  readonly texts: readonly PageText[];
}

/** A named check that has not been made yet. */
export type Later = () => Promise<Check>;

/** The checks every file gets, then `more` if the file could be taken apart. */
export async function judged(
  input: VerifyInput,
  terms: readonly string[],
  more: (opened: Opened) => readonly Later[],
): Promise<Verification> {
  const { bytes, pdfjs, onLook } = input;
  const checks: Check[] = [];
  const keep = async <T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> => {
    let value: T | undefined;
    const check = await run(name, async () => {
      value = await work();
      return '';
    });
    if (!check.passed) checks.push(check);
    return value;
  };
  const file = await keep('structure', () => walkFile(bytes));
  const texts = await keep('text', () => readText(pdfjs, bytes, { onPage: onLook }));
  if (file) {
    checks.push(await run('structure', () => checkStructure(file)));
    checks.push(await run('terms', () => searchTerms(bytes, file, terms)));
  }
  if (texts) checks.push(await run('text', () => textLooked(texts, terms)));
  const pages = file && (await keep('pages', () => listPages(file)));
  if (file && pages && texts) {
    for (const check of more({ file, pages, texts })) checks.push(await check());
  }
  return {
    passed: checks.every((check) => check.passed),
    checks,
    engine: `own reader 1, pdf.js ${pdfjs.version}`,
  };
}

/** Makes one check; whatever is thrown means that it did not pass. */
export async function run(name: string, look: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, passed: true, looked: await look() };
  } catch (error) {
    const problem = error instanceof Problem ? error.message : 'this check could not be finished';
    const page = error instanceof Problem ? error.page : undefined;
    const where = page === undefined ? {} : { page };
    return { name, passed: false, looked: 'stopped at the first problem', problem, ...where };
  }
}

function textLooked(texts: readonly PageText[], terms: readonly string[]): string {
  expectCleanText(texts, terms);
  const signs = texts.reduce((sum, text) => sum + text.bare.length, 0);
  return `${texts.length} pages read by pdf.js, ${signs} letters, ${terms.length} removed texts`;
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

/** What the page draws, all of it to be seen. */
export function visible(page: FilePage, { file }: Opened): PageContent {
  const content = scanPage(page, file.objects);
  expectNothingHidden(content);
  return content;
}
