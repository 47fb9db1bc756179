import { deflateSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { walkFile } from '../../../shared/pdf/verify/fileWalk';
import { matcherFor } from '../../../shared/pdf/verify/terms';
import { searchTerms } from '../../../shared/pdf/verify/termSearch';
import { hexString, lit, octalString, RawPdf, utf16Hex } from '../../corpus/rawPdf';
import { fileOfBytes } from '../../../shared/pdf/files';

const name = 'Wilhelmina Ostrander-Voss';
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A file of one page with this content, and one more string in its catalog. */
function fileWith(content: string, note = '(x)'): Uint8Array {
  const pdf = new RawPdf();
  const stream = pdf.stream(content);
  const page = pdf.reserve();
  const tree = pdf.add(`<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9] /Contents ${stream} 0 R >>`,
    page,
  );
  return new Uint8Array(pdf.save(pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R /Note ${note} >>`)));
}

function search(bytes: Uint8Array, terms: readonly string[]): string {
  return searchTerms(fileOfBytes(bytes), walkFile(fileOfBytes(bytes)), terms);
}

const show = (strings: string): string => `BT /F1 9 Tf ${strings} ET`;

describe('A removed text is found', () => {
  it.each([
    ['in plain text of a page', fileWith(show(`${lit(name)} Tj`))],
    ['in capitals', fileWith(show(`${lit(name.toUpperCase())} Tj`))],
    ['in hexadecimal', fileWith(show(`${hexString(name)} Tj`))],
    ['in octal escapes', fileWith(show(`${octalString(name)} Tj`))],
    ['in UTF-16', fileWith(show(`${utf16Hex(name)} Tj`))],
    ['in pieces that are kerned', fileWith(show(`[${Array.from(name, lit).join(' -30 ')}] TJ`))],
    [
      'letter by letter',
      fileWith(show(Array.from(name, (sign) => `${lit(sign)} Tj 9 0 Td`).join(' '))),
    ],
    ['without its blank and hyphen', fileWith(show('(WilhelminaOstranderVoss) Tj'))],
    ['broken over two lines', fileWith(show('(Wilhelmina Ostran-\\ndervoss) Tj'))],
    ['in a string of the catalog, in UTF-16', fileWith('', utf16Hex(name))],
    ['in a name', fileWith('', '/Wilhelmina#20Ostrander-Voss')],
    ['in a key', fileWith('', '<< /WilhelminaOstranderVoss 1 >>')],
  ])('%s', (_, bytes) => {
    expect(() => search(bytes, ['nobody at all', name])).toThrow('a removed text is still');
    expect(() => search(bytes, ['Somebody Else'])).not.toThrow();
  });

  it.each([1, 5, 10])('over the edge of the pieces a file is read in (%s)', (before) => {
    const file = { objects: new Map(), frame: new Set<number>(), standing: new Set<number>() };
    const bytes = new Uint8Array(2 * 1024 * 1024).fill(65);
    bytes.set(latin(name), 1024 * 1024 - before);
    const nothing = new Map<string, never>();
    const walked = { ...file, trailer: { kind: 'dict', entries: nothing } as const, outside: [] };
    expect(() => searchTerms(fileOfBytes(bytes), walked, [name])).toThrow('the bytes of the file');
  });

  it('in letters beyond Latin-1, as UTF-8 and as UTF-16 of both byte orders', () => {
    const odd = 'Łukasz Żółć';
    const matcher = matcherFor([odd]);
    const little = Buffer.from(odd, 'utf16le');
    for (const bytes of [Buffer.from(odd), little, Buffer.from(little).swap16()]) {
      expect(matcher.begin()(new Uint8Array(bytes))).toBe(0);
    }
  });

  it('wherever it stands between other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (before, after) => {
        const bytes = Uint8Array.from([...before, ...latin(name), ...after]);
        expect(matcherFor(['zzzzzz', name]).begin()(bytes)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('among many terms that begin alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ab]{1,6}$/), { minLength: 1 }),
        fc.stringMatching(/^[abc]*$/),
        (terms, text) => {
          const naive = terms.some((term) => text.includes(term));
          expect(matcherFor(terms).begin()(latin(text)) >= 0).toBe(naive);
        },
      ),
    );
  });
});

describe('The strict walk', () => {
  it('answers a file changed by one byte with a sentence, never with a crash', () => {
    const right = fileWith(show('(a) Tj'));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: right.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const bytes = Uint8Array.from(right);
          bytes[at] = bytes[at]! ^ change;
          try {
            walkFile(fileOfBytes(bytes));
          } catch (error) {
            expect((error as Error).name).toBe('Problem');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses a file cut anywhere', () => {
    const right = fileWith(show('(a) Tj'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: right.length - 3 }), (length) => {
        expect(() => walkFile(fileOfBytes(right.slice(0, length)))).toThrow();
      }),
    );
  });

  it('refuses bytes behind a packed stream', () => {
    const pdf = new RawPdf();
    const packed = Buffer.concat([deflateSync(Buffer.from('q Q')), Buffer.from('left over')]);
    const stream = pdf.add(
      `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`,
    );
    const bytes = new Uint8Array(pdf.save(pdf.add(`<< /Type /Catalog /Note ${stream} 0 R >>`)));
    expect(() => search(bytes, [])).toThrow('bytes hide behind a packed stream');
  });
});
