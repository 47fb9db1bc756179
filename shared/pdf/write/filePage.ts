/** Pages as they go out: exactly these parts and no others. */
import { trimmed } from './newPage';
import type { Rect } from '../model';
import { deflated, fromLatin1 } from '../syntax/pdfValues';
import type { PdfWriter } from './pdfWriter';
import type { Digest } from '../verify/expectations';

export interface FilePage {
  readonly media: Rect;
  readonly crop?: Rect;
  readonly rotate?: number;
  readonly userUnit?: number;
  /** Operators, or a stream of them packed before. */
  readonly content: string | Uint8Array;
  /** More of it, in a stream of its own. */
  readonly layer?: string | undefined;
  /** The resource dictionary, with numbers filled in. */
  readonly resources: string;
  /** As `resources`. */
  readonly group?: string;
}

/** Writes the next page of a file. Gives the digests of its content streams as they stand there. */
export async function addFilePage(
  file: PdfWriter,
  page: FilePage,
  digest: Digest,
): Promise<readonly string[]> {
  const { content, layer } = page;
  const streams = [content, ...(layer === undefined ? [] : [layer])].map(packed);
  const numbers: number[] = [];
  for (const data of streams)
    numbers.push(await file.put({ text: '<</Filter /FlateDecode>>', data }));
  file.addPage(
    [
      `/MediaBox ${boxText(page.media)}`,
      page.crop && `/CropBox ${boxText(page.crop)}`,
      page.rotate && `/Rotate ${page.rotate}`,
      page.userUnit !== undefined && `/UserUnit ${trimmed(page.userUnit)}`,
      page.group !== undefined && `/Group ${page.group}`,
      `/Resources ${page.resources}`,
      `/Contents ${contentsText(numbers)}`,
    ]
      .filter((entry) => typeof entry === 'string')
      .join(' '),
  );
  return Promise.all(streams.map(digest));
}

function packed(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? deflated(fromLatin1(content)) : content;
}

function contentsText(numbers: readonly number[]): string {
  const list = numbers.map((number) => `${number} 0 R`).join(' ');
  return numbers.length === 1 ? list : `[${list}]`;
}

/** What a page draws with, by the names its content uses: numbers of objects. */
export interface PageThings {
  readonly xObjects?: Readonly<Record<string, number>>;
  readonly fonts?: Readonly<Record<string, number>>;
  /** Each a dictionary as it stands in the file. */
  readonly states?: Readonly<Record<string, string>>;
}

export function resourcesText({ xObjects, fonts, states }: PageThings): string {
  return `<<${section('XObject', pointers(xObjects))}${section('Font', pointers(fonts))}${section('ExtGState', states)}>>`;
}

function pointers(numbers: Readonly<Record<string, number>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, `${number} 0 R`])); // prettier-ignore
}

function section(key: string, entries: Readonly<Record<string, string>> = {}): string {
  const list = Object.entries(entries).map(([name, value]) => `/${name} ${value}`);
  return list.length === 0 ? '' : `/${key} <<${list.join(' ')}>>`;
}

export function boxText(box: Rect): string {
  return `[${box.map(trimmed).join(' ')}]`;
}
