import { beforeAll, describe, expect, it } from 'vitest';

import { engineInNode, loadFontInNode } from '../../../electron/headless/engineInNode';
import { readIdentity } from '../../../shared/domain/identity/readIdentity';
import type { ImportedFile } from '../../../shared/pdf/model';
import type { PdfEngine } from '../../../shared/pdf/port';
import { textToPdf } from '../../../shared/pdf/import/plainText';
import { textLines } from '../../../shared/pdf/read/textLines';
import { pageLines, refusal } from './importing';

let engine: PdfEngine;
beforeAll(async () => {
  engine = await engineInNode();
});

const bytesOf = (text: string, writing: BufferEncoding = 'utf8'): Uint8Array =>
  Uint8Array.from(Buffer.from(text, writing));

const linesOf = (file: ImportedFile, page = 1): Promise<readonly string[]> =>
  pageLines(engine, file, page);

const refused = (bytes: Uint8Array): Promise<string> => refusal(engine, bytes);

describe('A text file becomes pages', () => {
  it.each([
    ['UTF-8', bytesOf('Café visit – “stable”\r\nSeen by Dr. Hale')],
    ['UTF-8 with its mark', bytesOf('\ufeffCafé visit – “stable”\nSeen by Dr. Hale')],
    ['UTF-16', bytesOf('\ufeffCafé visit – “stable”\nSeen by Dr. Hale', 'utf16le')],
    [
      'UTF-16, the other way round',
      Uint8Array.from(bytesOf('\ufeffCafé visit – “stable”\rSeen by Dr. Hale', 'utf16le')).map(
        (_, at, all) => all[at ^ 1]!,
      ),
    ],
    [
      'Windows-1252',
      bytesOf('Caf\xe9 visit \x96 \x93stable\x94\nSeen by Dr. Hale\x1a\r\n\x1a\x1a ', 'latin1'),
    ],
  ])('in %s', async (_, bytes) => {
    const taken = await engine.importFile({ bytes });
    expect(taken).toMatchObject({ kind: 'text', findings: [], codes: [] });
    expect(await linesOf(taken)).toEqual([
      'Café visit – “stable”',
      'Seen by Dr. Hale',
      'Page 1 of 1',
    ]);
  });

  it('with its page breaks, and without empty pages at the end', async () => {
    const taken = await engine.importFile({ bytes: bytesOf('one\n\ftwo\n\f\n\f\n') });
    expect(taken.pages).toHaveLength(2);
    expect(await linesOf(taken, 2)).toEqual(['two', 'Page 2 of 2']);
  });

  it('with columns that stay columns, also behind tabs and letters of another font', async () => {
    const text = 'Sodium      140\nŁódź test   5.5\nK\t    4.1';
    const taken = await engine.importFile({ bytes: bytesOf(text) });
    const words = await engine.pageWords({ source: { bytes: taken.pdf }, page: 1 });
    const left = ['140', '5.5', '4.1'].map(
      (value) => words.find((word) => word.text === value)?.rect[0] ?? 0,
    );
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(3);
    expect(await linesOf(taken)).toEqual([
      'Sodium | 140',
      'Łódź test | 5.5',
      'K | 4.1',
      'Page 1 of 1',
    ]);
  });

  it('lying down where its lines are long, and wrapped where they are longer; no word is lost', async () => {
    const words = Array.from({ length: 60 }, (_, at) => `word${at}`);
    const taken = await engine.importFile({ bytes: bytesOf(words.join(' ')) });
    expect(taken.pages[0]).toMatchObject({ width: 792, height: 612 });
    const lines = await linesOf(taken);
    expect(lines).toHaveLength(5);
    expect(lines.slice(0, -1).join(' ')).toBe(words.join(' '));
    const endless = await engine.importFile({ bytes: bytesOf('x'.repeat(300)) });
    expect((await linesOf(endless)).slice(0, -1).join('')).toBe('x'.repeat(300));
  });

  it('with every line, over as many pages as it needs', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `line ${at}`);
    const taken = await engine.importFile({ bytes: bytesOf(lines.join('\n')) });
    const read = [];
    for (const { page } of taken.pages) read.push(...(await linesOf(taken, page)).slice(0, -1));
    expect(taken.pages.length).toBeGreaterThan(2);
    expect(read).toEqual(lines);
  });

  it('with more lines than a call takes values', async () => {
    const text = bytesOf(`${'\n'.repeat(130_000)}Seen today`);
    expect(await textToPdf(text, loadFontInNode)).toMatchObject({ hasLostLetters: false });
  }, 60_000);

  it('that says whose it is as any page does', async () => {
    const bytes = bytesOf('LAB REPORT\nPatient: Maria Rivera   DOB: 02/14/1980   MRN: 77120\n');
    const taken = await engine.importFile({ bytes });
    const words = await engine.pageWords({ source: { bytes: taken.pdf }, page: 1 });
    expect(readIdentity(1, textLines(words, taken.pages[0]!))).toMatchObject({
      names: [{ text: 'Maria Rivera', weight: 'labelled' }],
      births: [{ days: ['1980-02-14'], weight: 'labelled' }],
      numbers: [{ text: '77120', weight: 'labelled' }],
    });
  });

  it('and says when a letter could not be printed', async () => {
    const { findings } = await engine.importFile({ bytes: bytesOf('seen \u0639 today') });
    expect(findings.map(({ code }) => code)).toEqual(['letters-lost']);
  });
});

const dicomHead = (text: string): Uint8Array => bytesOf(`${text}${'\0'.repeat(300)}`, 'latin1');
const brand = (name: string): Uint8Array => dicomHead(`\0\0\0\x18ftyp${name}\0\0\0\0`);
const ole = (name: string): Uint8Array =>
  Uint8Array.from([...bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), ...bytesOf(`    ${name}`, 'utf16le')]); // prettier-ignore

describe('Other files are named, and what to do with them is said', () => {
  it.each([
    ['an iPhone photo', brand('heic'), 'file-heic'],
    ['an iPhone photo of another brand', brand('mif1'), 'file-heic'],
    ['an AVIF picture', brand('avif'), 'file-avif'],
    ['a film', brand('isom'), 'file-video'],
    ['a rich text', bytesOf('{\\rtf1\\ansi Seen today.}'), 'file-rtf'],
    ['a web page', bytesOf('<!DOCTYPE html>\n<html><body>x</body></html>'), 'file-html'],
    ['a web page behind instructions and notes', bytesOf('<?a?>\n<!-- <x> --> <!DOCTYPE html [ <!ENTITY a "]"> ] >\n<!--->-->\n<html/>'), 'file-html'],
    ['XML that is nothing but comments', bytesOf(`<?xml version="1.0"?>${'<!---->'.repeat(40)}<!`), 'file-xml'],
    ['a web page without its mark', bytesOf('\n<html><body>x</body></html>'), 'file-html'],
    ['an old Word document', ole('WordDocument'), 'file-word-old'],
    ['an Outlook message', ole('__substg1.0_0037001F'), 'file-outlook'],
    ['another old Office file', ole('Workbook'), 'file-office-old'],
    ['a new Word document', bytesOf('PK\x03\x04....[Content_Types].xml....word/document.xml'), 'file-word-new'],
    ['a saved e-mail', bytesOf('From: a@b.c\r\nTo: d@e.f\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\nHello'), 'file-email'],
    ['a GIF', bytesOf('GIF89a....'), 'file-gif'],
    ['a BMP', bytesOf('BM\x10\x20\0\0\0\0\0\0\x36\0\0\0', 'latin1'), 'file-bmp'],
    ['a WebP', bytesOf('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'file-webp'],
    ['a JPEG 2000', dicomHead('\0\0\0\x0cjP  '), 'file-jpeg2000'],
    ['a BigTIFF', dicomHead('II+\0'), 'file-big-tiff'],
    ['a PostScript file', bytesOf('%!PS-Adobe-3.0'), 'file-postscript'],
    ['a DICOM image', dicomHead(`${'\0'.repeat(128)}DICM`), 'file-dicom'],
    ['a DICOM image without its preamble', dicomHead('\x08\0\x05\0CS\x0a\0ISO_IR 100'), 'file-dicom'],
    ['the same without types', dicomHead('\x08\0\x05\0\x0a\0\0\0ISO_IR 100'), 'file-dicom'],
    ['the same with its meta group', dicomHead('\x02\0\0\0UL\x04\0\xc0\0\0\0'), 'file-dicom'],
    ['other JSON', bytesOf('{"a": [1, 2]}'), 'file-json'],
    ['a program', dicomHead('MZ\x90\0\x03'), 'file-unknown'],
    ['a large program', new Uint8Array(33 * 1024 * 1024), 'file-unknown'],
    ['a text with a control character', bytesOf('Seen\x07today'), 'file-unknown'],
    ['a text with end marks and no end', bytesOf(`${'x'.repeat(70_000)}${'\x1a'.repeat(3_000_000)}x`), 'file-unknown'],
    ['a text of blanks', bytesOf(' \n\f\n'), 'text-empty'],
    ['a text larger than any chart', new Uint8Array(33 * 1024 * 1024).fill(0x61), 'text-too-large'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(bytes)).toBe(code);
  }); // prettier-ignore

  it.each([
    ['a note that begins like a letter', 'From: Dr. Hale\nTo: the desk\n\nSeen today.'],
    ['a note of what was received', 'Seen today, stable.\nReceived: two vials\n\nDone'],
    ['a note in brackets', '[Visit note] seen today'],
    ['a note that begins with a sign', '< 5 mg given'],
    ['a note whose first letters are BM', 'BM normal'],
  ])('but %s is a text', async (_, text) => {
    expect(await refused(bytesOf(text))).toBe('taken in');
  });
});
