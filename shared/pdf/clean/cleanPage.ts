/**
 * Whitelists a page so that it can be copied into a new document with nothing but what paints.
 * Works on PDFium's flattened copy of the source (pdf.md 2.5, V pages).
 */
import {
  PDFArray,
  PDFDict,
  PDFName,
  type PDFRawStream,
  PDFRef,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';
import { cleanContent, type ResourceUse } from './contentClean';
import { NotUnderstood } from '../syntax/contentTokens';
import { cleanColourSpace, cleanImage } from './cleanImage';
import { cleanFont } from './cleanFont';
import { ordered, toRotation, type Rotation } from '../geometry';
import type { Rect } from '../model';
import {
  copyNumberArrays,
  copyPlain,
  decoded,
  deflated,
  flate,
  fromLatin1,
  latin1,
  lookup,
  nameOf,
  numberOf,
  requireDict,
  requireNumber,
  requireStream,
} from '../syntax/pdfValues';

const deepest = 8;
const faintest = 0.2;
const blendModes = ['Normal', 'Compatible', 'Multiply', 'Darken'];

type Outcome = { readonly ref: PDFRef } | { readonly refused: NotUnderstood };

/** What of a page may be copied; the objects it leads to are fresh ones of the same document. */
export interface CleanPage {
  readonly media: Rect;
  readonly crop: Rect;
  readonly rotate: Rotation;
  readonly userUnit?: number;
  /** The content, packed as it will stand in the file. */
  readonly content: Uint8Array;
  readonly resources: PDFDict;
  readonly group?: PDFDict;
}

export class PageCleaner {
  private readonly context: PDFContext;
  /** Shared fonts and images are cleaned once, and refused once. */
  private readonly seen = new Map<PDFObject, Outcome>();

  constructor(context: PDFContext) {
    this.context = context;
  }

  /** Leaves the page as it was. Throws NotUnderstood when anything is not on the list. */
  clean(page: PDFPageLeaf): CleanPage {
    const { text, uses } = cleanContent(pageContent(page));
    const resources = this.resources(page.Resources(), uses, 0);
    const group = lookup(page, 'Group');
    const media = plainBox(page.MediaBox());
    const crop = page.CropBox();
    const rotate = page.Rotate()?.asNumber() ?? 0;
    if (rotate % 90 !== 0) throw new NotUnderstood('page-rotation');
    const userUnit = numberOf(lookup(page, 'UserUnit'));
    return {
      media,
      crop: crop ? plainBox(crop) : media,
      rotate: toRotation(rotate),
      ...(userUnit !== undefined && { userUnit }),
      content: deflated(fromLatin1(text)),
      resources,
      ...(group instanceof PDFDict && { group: this.group(group) }),
    };
  }

  private group(source: PDFDict): PDFDict {
    const fresh = PDFDict.withContext(this.context);
    fresh.set(PDFName.of('S'), PDFName.of('Transparency'));
    copyPlain(source, fresh, ['I', 'K']);
    const space = lookup(source, 'CS');
    if (space) fresh.set(PDFName.of('CS'), cleanColourSpace(this.context, space).object);
    return fresh;
  }

  private resources(source: PDFDict | undefined, uses: ResourceUse, depth: number): PDFDict {
    const fresh = PDFDict.withContext(this.context);
    const section = (
      key: string,
      names: ReadonlyMap<string, string>,
      clean: (value: PDFObject) => PDFObject,
    ): void => {
      if (names.size === 0) return;
      const from = requireDict(source && lookup(source, key), 'resource');
      const to = PDFDict.withContext(this.context);
      for (const [name, fresh] of names) {
        const value = from.get(PDFName.of(decodeName(name)));
        if (value === undefined) throw new NotUnderstood('resource');
        to.set(PDFName.of(fresh), clean(value));
      }
      fresh.set(PDFName.of(key), to);
    };
    section('Font', uses.fonts, (value) =>
      this.once(value, (font) => cleanFont(this.context, requireDict(font, 'font'))),
    );
    section('XObject', uses.xObjects, (value) =>
      this.once(value, (object) => this.xObject(object, depth)),
    );
    section('ExtGState', uses.states, (value) => this.state(this.follow(value)));
    section(
      'ColorSpace',
      uses.colourSpaces,
      (value) => cleanColourSpace(this.context, this.follow(value)).object,
    );
    return fresh;
  }

  private follow(value: PDFObject): PDFObject | undefined {
    return value instanceof PDFRef ? this.context.lookup(value) : value;
  }

  private once(value: PDFObject, clean: (object: PDFObject | undefined) => PDFObject): PDFRef {
    const known = this.seen.get(value);
    const outcome = known ?? this.attempt(value, clean);
    this.seen.set(value, outcome);
    if ('refused' in outcome) throw outcome.refused;
    return outcome.ref;
  }

  private attempt(value: PDFObject, clean: (object: PDFObject | undefined) => PDFObject): Outcome {
    try {
      return { ref: this.context.register(clean(this.follow(value))) };
    } catch (error) {
      if (error instanceof NotUnderstood) return { refused: error };
      throw error;
    }
  }

  private xObject(object: PDFObject | undefined, depth: number): PDFRawStream {
    const stream = requireStream(object, 'resource');
    if (depth > deepest) throw new NotUnderstood('content-nesting');
    if (lookup(stream.dict, 'OC')) throw new NotUnderstood('layer');
    const subtype = nameOf(lookup(stream.dict, 'Subtype'));
    if (subtype === 'Image') return cleanImage(this.context, stream);
    if (subtype === 'Form') return this.form(stream, depth);
    throw new NotUnderstood('resource');
  }

  private form(stream: PDFRawStream, depth: number): PDFRawStream {
    const { text, uses } = cleanContent(latin1(decoded(stream)));
    const fresh = PDFDict.withContext(this.context);
    fresh.set(PDFName.of('Type'), PDFName.of('XObject'));
    fresh.set(PDFName.of('Subtype'), PDFName.of('Form'));
    copyNumberArrays(stream.dict, fresh, ['BBox', 'Matrix']);
    const group = lookup(stream.dict, 'Group');
    if (group instanceof PDFDict) fresh.set(PDFName.of('Group'), this.group(group));
    const resources = lookup(stream.dict, 'Resources');
    fresh.set(
      PDFName.of('Resources'),
      this.resources(resources instanceof PDFDict ? resources : undefined, uses, depth + 1),
    );
    return flate(fromLatin1(text), fresh);
  }

  /** Soft masks and near-transparent paint hide things; both are not understood. */
  private state(value: PDFObject | undefined): PDFDict {
    const source = requireDict(value, 'resource');
    const mask = lookup(source, 'SMask');
    if (mask !== undefined && nameOf(mask) !== 'None') throw new NotUnderstood('soft-mask');
    for (const key of ['ca', 'CA']) {
      if ((numberOf(lookup(source, key)) ?? 1) < faintest) throw new NotUnderstood('transparent');
    }
    const fresh = PDFDict.withContext(this.context);
    const mode = nameOf(lookup(source, 'BM')) ?? 'Normal';
    if (!blendModes.includes(mode)) throw new NotUnderstood('blend-mode');
    if (mode !== 'Normal') fresh.set(PDFName.of('BM'), PDFName.of(mode));
    copyPlain(source, fresh, [
      'LW',
      'LC',
      'LJ',
      'ML',
      'ca',
      'CA',
      'SA',
      'OP',
      'op',
      'OPM',
      'SM',
      'FL',
      'AIS',
      'TK',
    ]);
    if (lookup(source, 'Font')) throw new NotUnderstood('resource');
    return fresh;
  }
}

/** `#20` in a content stream's name and in a dictionary's are the same name. */
function decodeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function plainBox(box: PDFArray): Rect {
  const side = (at: number): number => requireNumber(box.lookup(at), 'page-box');
  return ordered([side(0), side(1), side(2), side(3)]);
}

function pageContent(page: PDFPageLeaf): string {
  const contents = page.Contents();
  if (contents === undefined) return '';
  if (!(contents instanceof PDFArray)) return latin1(decoded(requireStream(contents, 'content')));
  const parts: string[] = [];
  for (let index = 0; index < contents.size(); index += 1) {
    parts.push(latin1(decoded(requireStream(contents.lookup(index), 'content'))));
  }
  return parts.join('\n');
}
