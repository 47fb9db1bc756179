/** Pages written from nothing: exactly these parts and no others. */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFPage,
  PDFPageLeaf,
  type PDFContext,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { flate, fromLatin1 } from '../syntax/pdfValues';
import type { Matrix } from '../verify/expectations';

/** No object streams: the structure can be checked byte by byte. No dates, no id. */
export async function saveNew(out: PDFDocument): Promise<Uint8Array> {
  return out.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
}

export interface NewLeaf {
  readonly media: readonly [number, number, number, number];
  readonly content: string;
  readonly xObjects?: Readonly<Record<string, PDFRef>>;
  readonly fonts?: Readonly<Record<string, PDFRef>>;
}

/** Adds a page made of exactly these parts. */
export function newLeaf(out: PDFDocument, parts: NewLeaf): void {
  const { context } = out;
  const leaf = PDFPageLeaf.fromMapWithContext(new Map(), context, false);
  leaf.set(PDFName.Type, PDFName.Page);
  const content = flate(fromLatin1(parts.content), PDFDict.withContext(context));
  leaf.set(PDFName.of('MediaBox'), numbers(context, parts.media));
  leaf.set(PDFName.of('Resources'), resourcesOf(context, parts));
  leaf.set(PDFName.of('Contents'), context.register(content));
  out.addPage(PDFPage.of(leaf, context.register(leaf), out));
}

function resourcesOf(context: PDFContext, parts: NewLeaf): PDFDict {
  const resources = PDFDict.withContext(context);
  for (const [key, entries] of [
    ['XObject', parts.xObjects],
    ['Font', parts.fonts],
  ] as const) {
    if (!entries) continue;
    const section = PDFDict.withContext(context);
    for (const [name, ref] of Object.entries(entries)) section.set(PDFName.of(name), ref);
    resources.set(PDFName.of(key), section);
  }
  return resources;
}

/** `[a b c ...]` as a PDF array. */
export function numbers(context: PDFContext, values: readonly number[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const value of values) array.push(PDFNumber.of(Number(value.toFixed(4))));
  return array;
}

/** Six numbers for `cm`; toFixed, because exponents are not PDF (pdf.md 2.5). */
export function matrixText(matrix: Matrix): string {
  return matrix.map((value) => trimmed(value)).join(' ');
}

export function trimmed(value: number): string {
  const text = value.toFixed(4).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
